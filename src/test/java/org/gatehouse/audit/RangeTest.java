package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A-3")
@Tag("A-4")
class RangeTest {

  @ParameterizedTest
  @CsvSource({
    // Sunday 22 November 2026, 23:30 UTC: already Monday in Kathmandu, still Sunday in Honolulu.
    "TODAY, Asia/Kathmandu, en-US, 2026-11-22T18:15:00Z, 2026-11-23T18:15:00Z",
    "TODAY, Pacific/Honolulu, en-US, 2026-11-22T10:00:00Z, 2026-11-23T10:00:00Z",
    "YESTERDAY, Europe/Zagreb, hr-HR, 2026-11-21T23:00:00Z, 2026-11-22T23:00:00Z",
    "THIS_WEEK, UTC, de-DE, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
    "THIS_WEEK, UTC, en-US, 2026-11-22T00:00:00Z, 2026-11-29T00:00:00Z",
    "THIS_WEEK, UTC, ar-EG, 2026-11-21T00:00:00Z, 2026-11-28T00:00:00Z",
    "LAST_WEEK, UTC, de-DE, 2026-11-09T00:00:00Z, 2026-11-16T00:00:00Z",
    "LAST_WEEK, Asia/Kathmandu, de-DE, 2026-11-15T18:15:00Z, 2026-11-22T18:15:00Z",
  })
  void beginsAtTheViewersMidnightAndFirstDayOfTheWeek(
      Range range, ZoneId zone, String region, Instant from, Instant to) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), zone);

    assertThat(range.span(clock, Locale.forLanguageTag(region))).isEqualTo(Span.between(from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T12:00:00Z, Europe/Zagreb, 23",
    "2026-10-25T12:00:00Z, Europe/Zagreb, 25",
    // In Beirut the clocks go forward at midnight: the day begins at 01:00.
    "2026-03-29T12:00:00Z, Asia/Beirut, 23",
    "2026-04-05T12:00:00Z, Australia/Lord_Howe, 24.5",
  })
  void takesADayAsLongAsItIs(Instant now, ZoneId zone, double hours) {
    Span day = Range.TODAY.span(Clock.fixed(now, zone), Locale.GERMANY);

    assertThat(Duration.between(day.from().orElseThrow(), day.to().orElseThrow()))
        .isEqualTo(Duration.ofMinutes((long) (hours * 60)));
  }

  @Test
  @Tag("A-5")
  void leavesNoGapBetweenYesterdayAndToday() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneId.of("Europe/Zagreb"));

    assertThat(Range.YESTERDAY.span(clock, Locale.GERMANY).to())
        .isEqualTo(Range.TODAY.span(clock, Locale.GERMANY).from());
    assertThat(Range.LAST_WEEK.span(clock, Locale.GERMANY).to())
        .isEqualTo(Range.THIS_WEEK.span(clock, Locale.GERMANY).from());
  }

  @Test
  void slidesWithTheLastFifteenMinutesAndHoldsThisMoment() {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    Span span = Range.LAST_15_MINUTES.span(Clock.fixed(now, ZoneId.of("UTC")), Locale.GERMANY);

    assertThat(span.from()).contains(now.minusSeconds(900));
    assertThat(span.to().orElseThrow()).isAfter(now);
  }
}
