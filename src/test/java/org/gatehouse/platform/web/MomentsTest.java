package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.gatehouse.platform.text.Texts;
import org.junit.jupiter.api.Test;

class MomentsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:42:07Z");

  @Test
  void showsOfTodayTheClockOnly() {
    assertThat(english().brief(Instant.parse("2026-11-22T08:00:01.999Z"))).isEqualTo("09:00:01");
  }

  @Test
  void countsDaysInTheViewersZone() {
    assertThat(english().brief(Instant.parse("2026-11-21T23:30:00Z"))).isEqualTo("00:30:00");
    assertThat(english().brief(Instant.parse("2026-11-21T22:59:59Z"))).isEqualTo("21 Nov, 23:59");
  }

  @Test
  void showsTheYearOfAnotherYear() {
    assertThat(english().brief(Instant.parse("2025-03-01T00:00:00Z")))
        .isEqualTo("1 Mar 2025, 01:00");
  }

  @Test
  void writesAsTheLanguageDoes() {
    assertThat(in(Locale.GERMAN).full(NOW)).isEqualTo("22. Nov. 2026, 11:42:07");
    assertThat(english().full(NOW)).isEqualTo("22 Nov 2026, 11:42:07");
    assertThat(in(Locale.forLanguageTag("ar")).full(NOW)).isEqualTo("22 نوفمبر 2026، 11:42:07");
  }

  @Test
  void copiesTheTimeWithItsOffset() {
    assertThat(english().iso(NOW)).isEqualTo("2026-11-22T11:42:07+01:00");
  }

  @Test
  void readsTheMomentsThatATextNames() {
    assertThat(english().within("from=2026-11-22T10:42:07Z, item=User"))
        .isEqualTo("from=22 Nov 2026, 11:42:07, item=User");
    assertThat(english().within("2026-11-22T10:42:07.123456Z")).isEqualTo("22 Nov 2026, 11:42:07");
    assertThat(english().within("2026-13-22T10:42:07Z $1")).isEqualTo("2026-13-22T10:42:07Z $1");
  }

  private static Moments english() {
    return in(Locale.ENGLISH);
  }

  private static Moments in(Locale language) {
    return new Moments(Texts.in(language), language, Clock.fixed(NOW, ZoneId.of("Europe/Berlin")));
  }
}
