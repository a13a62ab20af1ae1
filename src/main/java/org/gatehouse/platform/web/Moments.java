package org.gatehouse.platform.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.gatehouse.platform.text.Texts;

/** Times in one zone and language; the bundle says how each language writes them. */
final class Moments {

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

  private String in(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(texts.of(pattern), language).format(time);
  }
}
