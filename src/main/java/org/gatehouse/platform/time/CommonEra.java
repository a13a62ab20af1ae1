package org.gatehouse.platform.time;

import java.time.DateTimeException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * The years that RFC 3339, the input fields of browsers and both databases have in common: 1 to
 * 9999.
 */
public final class CommonEra {

  private static final int LAST = 9999;

  private CommonEra() {}

  /** A date, perhaps with a time, as it came; throws for one of another year. */
  public static <T extends TemporalAccessor> T checked(T date) {
    int year = date.get(ChronoField.YEAR);
    if (year < 1 || year > LAST) {
      throw new DateTimeException("No year from 1 to " + LAST + ": " + year);
    }
    return date;
  }
}
