package org.gatehouse.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * The years that RFC 3339, the input fields of browsers and both databases have in common: 1 to
 * 9999.
 */
public final class CommonEra {

  private static final int LAST = 9999;
  private static final Instant LAST_SECOND = Instant.parse(LAST + "-12-31T23:59:59Z");

  private CommonEra() {}

  /** A date, perhaps with a time, as it came; throws for one of another year. */
  public static <T extends TemporalAccessor> T checked(T date) {
    int year = date.get(ChronoField.YEAR);
    if (year < 1 || year > LAST) {
      throw new DateTimeException("No year from 1 to " + LAST + ": " + year);
    }
    return date;
  }

  /** The moment of a time with its offset; throws for another year, there or in UTC. */
  public static Instant moment(OffsetDateTime time) {
    return checked(checked(time).withOffsetSameInstant(ZoneOffset.UTC)).toInstant();
  }

  /** A later moment that was computed, or the last second of these years if it lies behind them. */
  public static Instant within(Instant later) {
    return later.isAfter(LAST_SECOND) ? LAST_SECOND : later;
  }
}
