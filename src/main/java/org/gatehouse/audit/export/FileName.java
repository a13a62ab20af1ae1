package org.gatehouse.audit.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.gatehouse.audit.LogFilter;

/** What an export's file is called: account, range and day, in letters that every system takes. */
final class FileName {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

  private FileName() {}

  /** Such as {@code audit_contoso_2026-11-16_2026-11-22_made_2026-11-22.csv}. */
  static String of(
      String account, LogFilter filter, Instant started, ZoneId zone, ExportFormat format) {
    DateTimeFormatter days = DAY.withZone(zone);
    String from = filter.from().map(days::format).orElse("");
    // The end is not in the range: its last day is that of the moment before.
    String to = filter.to().map(end -> days.format(end.minusNanos(1))).orElse("");
    String range = from.isEmpty() ? "" : "_" + (to.isEmpty() ? "since_" : "") + from;
    range += to.isEmpty() ? "" : (from.isEmpty() ? "_until_" : "_") + to;
    return "audit_%s%s_made_%s.%s"
        .formatted(
            account, range.isEmpty() ? "_all" : range, days.format(started), format.ending());
  }
}
