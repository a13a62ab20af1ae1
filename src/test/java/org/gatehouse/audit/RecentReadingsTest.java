package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.audit.RecentReadings.Reading;
import org.junit.jupiter.api.Test;

class RecentReadingsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final RecentReadings readings = new RecentReadings();

  @Test
  void remembersAReadingOfAViewForAQuarterOfAnHour() {
    Reading today = new Reading(7, "user1", "/audit?range=today");

    assertThat(readings.first(today, NOW)).isTrue();
    assertThat(readings.first(today, NOW.plusSeconds(899))).isFalse();
    assertThat(readings.first(today, NOW.plusSeconds(900))).isTrue();
  }

  @Test
  void tellsReadersViewsAndAccountsApart() {
    assertThat(readings.first(new Reading(7, "user1", "/audit"), NOW)).isTrue();
    assertThat(readings.first(new Reading(7, "user2", "/audit"), NOW)).isTrue();
    assertThat(readings.first(new Reading(8, "user1", "/audit"), NOW)).isTrue();
    assertThat(readings.first(new Reading(7, "user1", "/audit?item=User"), NOW)).isTrue();
  }

  @Test
  void tellsReadersOfOneNameApart() {
    Caller.Account contoso = new Caller.Account(7, "contoso", "Contoso");
    Caller.Account fabrikam = new Caller.Account(8, "fabrikam", "Fabrikam");
    for (Caller dana :
        List.of(
            person(1, contoso),
            person(2, fabrikam).in(contoso),
            Caller.program("dana", contoso, Set.of()))) {
      assertThat(readings.first(Reading.of(7, dana, "/audit"), NOW)).isTrue();
      assertThat(readings.first(Reading.of(7, dana, "/audit"), NOW)).isFalse();
    }
  }

  @Test
  void forgetsRatherThanGrowWithoutEnd() {
    for (int i = 0; i < 2 * RecentReadings.MOST; i++) {
      readings.first(new Reading(7, "user" + i, "/audit"), NOW);
    }

    assertThat(readings.first(new Reading(7, "user" + 2 * RecentReadings.MOST, "/audit"), NOW))
        .isTrue();
    assertThat(readings.first(new Reading(7, "user0", "/audit"), NOW)).isTrue();
  }

  private static Caller person(long id, Caller.Account home) {
    return new Caller(
        Caller.Kind.USER,
        home,
        home,
        Optional.of(id),
        "dana",
        "Dana",
        "",
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        true,
        Optional.empty(),
        false);
  }
}
