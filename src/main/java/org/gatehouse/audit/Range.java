package org.gatehouse.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The quick ranges of the log; days and weeks are the viewer's. */
public enum Range {
  LAST_15_MINUTES("15m"),
  TODAY("today"),
  YESTERDAY("yesterday"),
  THIS_WEEK("week"),
  LAST_WEEK("last-week"),
  /** From a date and time to another. */
  EXACT("exact");

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final String code;

  Range(String code) {
    this.code = code;
  }

  /** What stands for it in an address. */
  public String code() {
    return code;
  }

  /** The range of that code. */
  static Optional<Range> find(String code) {
    return Arrays.stream(values()).filter(range -> range.code.equals(code)).findFirst();
  }

  /**
   * The span that it means at this moment; for an exact one everything.
   *
   * @param clock in the viewer's zone, whose midnights count
   * @param region whose first day of the week counts
   */
  Span span(Clock clock, Locale region) {
    LocalDate today = LocalDate.now(clock);
    LocalDate week =
        today.with(TemporalAdjusters.previousOrSame(WeekFields.of(region).getFirstDayOfWeek()));
    return switch (this) {
      // One microsecond more than now: what happens now is in it.
      case LAST_15_MINUTES ->
          Span.between(clock.instant().minus(QUARTER), clock.instant().plusNanos(1_000));
      case TODAY -> days(today, today.plusDays(1), clock);
      case YESTERDAY -> days(today.minusDays(1), today, clock);
      case THIS_WEEK -> days(week, week.plusWeeks(1), clock);
      case LAST_WEEK -> days(week.minusWeeks(1), week, clock);
      case EXACT -> Span.ALWAYS;
    };
  }

  /** From the first moment of a day to the first of another; not every day begins at 00:00. */
  private static Span days(LocalDate first, LocalDate next, Clock clock) {
    return Span.between(
        first.atStartOfDay(clock.getZone()).toInstant(),
        next.atStartOfDay(clock.getZone()).toInstant());
  }
}
