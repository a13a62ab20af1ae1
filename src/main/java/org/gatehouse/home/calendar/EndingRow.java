package org.gatehouse.home.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;

/**
 * Something that ends, in the viewer's words and days.
 *
 * @param month the short name of its month, above the day on a leaf of a calendar
 * @param heading its month and year
 * @param nearness {@code soon} within ten days, {@code near} within thirty, else empty
 */
public record EndingRow(
    Instant at,
    String month,
    String day,
    String heading,
    String title,
    String area,
    String when,
    String nearness,
    String path) {

  private static final int SOON = 10;
  private static final int NEAR = 30;

  static EndingRow of(Expiry expiry, Instant now, ZoneId zone, Locale language) {
    Texts texts = Texts.in(language);
    LocalDate date = LocalDate.ofInstant(expiry.at(), zone);
    long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), date);
    boolean soon = Duration.between(now, expiry.at()).toDays() < SOON;
    return new EndingRow(
        expiry.at(),
        DateTimeFormatter.ofPattern("LLL", language).format(date),
        DateTimeFormatter.ofPattern("dd", language).format(date),
        DateTimeFormatter.ofPattern(texts.of("time.month"), language).format(date),
        texts.of("calendar.kind." + expiry.kind(), Isolated.in(language, expiry.arguments())),
        texts.of("calendar.area." + expiry.kind()),
        texts.of("calendar.in", days),
        soon ? "soon" : days < NEAR ? "near" : "",
        expiry.path());
  }
}
