package org.gatehouse.platform.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.platform.text.Texts;

/** Times in one zone and language; the bundle says how each language writes them. */
final class Moments {

  private static final Pattern ISO =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");

  private final Texts texts;
  private final Locale language;
  private final Clock clock;

  /** The clock's zone is the zone of the times. */
  Moments(Texts texts, Locale language, Clock clock) {
    this.texts = texts;
    this.language = language;
    this.clock = clock;
  }

  String brief(Instant instant) {
    ZonedDateTime time = instant.atZone(clock.getZone());
    LocalDate today = LocalDate.now(clock);
    if (time.toLocalDate().equals(today)) {
      return in("time.today", time);
    }
    return in(time.getYear() == today.getYear() ? "time.thisYear" : "time.otherYear", time);
  }

  String full(Instant instant) {
    return in("time.full", instant.atZone(clock.getZone()));
  }

  String iso(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.atZone(clock.getZone()).truncatedTo(ChronoUnit.MILLIS));
  }

  /** The text with the moments that it names in ISO 8601 as {@link #full} writes them. */
  String within(String text) {
    return ISO.matcher(text).replaceAll(found -> Matcher.quoteReplacement(full(found.group())));
  }

  private String full(String iso) {
    try {
      return full(Instant.parse(iso));
    } catch (DateTimeParseException noSuchDay) {
      return iso;
    }
  }

  private String in(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(texts.of(pattern), language).format(time);
  }
}
