package org.gatehouse.messaging;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/** A moment in a mail, which cannot know the zone of the browser that pages have. */
public final class MailMoment {

  private static final String UTC = "UTC";

  private MailMoment() {}

  /** Date and time in the zone that the reader has chosen, else in UTC, with the zone's name. */
  public static String of(Instant moment, Optional<String> zone, Locale language) {
    ZoneId in = zone(zone.orElse(UTC));
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language)
            .withZone(in)
            .format(moment)
        + " ("
        + in.getId()
        + ")";
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknownToThisJdk) {
      return ZoneId.of(UTC);
    }
  }
}
