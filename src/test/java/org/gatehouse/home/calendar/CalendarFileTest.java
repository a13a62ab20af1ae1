package org.gatehouse.home.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.platform.config.TestSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the feed is a calendar of RFC 5545")
class CalendarFileTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant END = Instant.parse("2026-12-18T23:30:00Z");

  private final CalendarFile file = new CalendarFile();

  @BeforeEach
  void wire() {
    file.settings = TestSettings.with("GATEHOUSE_PUBLIC_URL", "https://gate.example");
    file.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    file.caller = new CurrentCaller();
    speaks("en");
  }

  @Test
  void tellsWhatEndsWhenAndWhereItIsProlonged() {
    ICalendar calendar = read(key("Till, \\n; and “more”"));

    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    assertThat(calendar.getEvents())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getSummary().getValue())
                  .isEqualTo("API key “Till, \\n; and “more””");
              assertThat((Date) event.getDateStart().getValue()).isEqualTo(Date.from(END));
              assertThat(event.getUrl().getValue())
                  .isEqualTo("https://gate.example/apikeys?key=k1#key");
              assertThat(event.getUid().getValue()).isEqualTo("key-k1@contoso.gatehouse");
            });
  }

  @Test
  void keepsTheIdOfWhatEnds() {
    assertThat(read(key("Till")).getEvents().get(0).getUid().getValue())
        .isEqualTo(read(key("Shop")).getEvents().get(0).getUid().getValue());
  }

  @Test
  void speaksItsOwnersLanguageInLinesThatAreShortEnough() {
    speaks("ar");
    String text = file.of(List.of(key("مفتاح".repeat(15))));

    assertThat(Biweekly.parse(text).first().getEvents().get(0).getSummary().getValue())
        .startsWith("مفتاح API");
    assertThat(text.split("\r\n")).allMatch(line -> line.length() <= 75);
  }

  @Test
  void isACalendarWithoutAnything() {
    assertThat(file.of(List.of())).startsWith("BEGIN:VCALENDAR\r\n").contains("REFRESH-INTERVAL");
  }

  private ICalendar read(Expiry expiry) {
    return Biweekly.parse(file.of(List.of(expiry))).first();
  }

  private static Expiry key(String name) {
    return new Expiry(END, "key", "k1", List.of(name), "/apikeys?key=k1#key");
  }

  private void speaks(String language) {
    Caller.Account account = new Caller.Account(7, "contoso", "Contoso");
    file.caller.actAs(
        new Caller(
            Caller.Kind.USER,
            account,
            account,
            Optional.of(1L),
            "mia",
            "Mia",
            "mia@contoso.example",
            Optional.of(language),
            Optional.empty(),
            Set.of(),
            false,
            Optional.empty(),
            false));
  }
}
