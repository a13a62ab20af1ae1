package org.gatehouse.audit.sinks;

import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.audit.LogEntry;
import org.gatehouse.platform.rest.JsonText;

/** An entry in ArcSight's Common Event Format, version 0. */
final class CefText {

  private static final int LOW = 3;
  private static final int MEDIUM = 6;

  private CefText() {}

  static String of(LogEntry entry) {
    return String.format(
        Locale.ROOT,
        "CEF:0|Gatehouse|Gatehouse|1|%s|%s|%d|%s",
        header(entry.text()),
        header(entry.description()),
        entry.succeeded() ? LOW : MEDIUM,
        extension(entry));
  }

  private static String extension(LogEntry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("rt", Long.toString(entry.occurredAt().toEpochMilli()));
    fields.put("externalId", entry.id());
    fields.put("cat", entry.item());
    fields.put("act", entry.action());
    fields.put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
    fields.put("suser", entry.userName());
    if (entry.address().indexOf(':') < 0) {
      fields.put("src", entry.address());
    } else {
      fields.put("c6a2Label", "Source IPv6 Address");
      fields.put("c6a2", entry.address());
    }
    fields.put("requestClientApplication", entry.userAgent());
    fields.put("msg", entry.description());
    labelled(fields, 1, "account", entry.account());
    labelled(fields, 2, "details", details(entry));
    labelled(fields, 3, "requestId", entry.correlation());
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> field.getKey() + "=" + value(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static void labelled(Map<String, String> fields, int nth, String label, String value) {
    if (!value.isEmpty()) {
      fields.put("cs" + nth + "Label", label);
      fields.put("cs" + nth, value);
    }
  }

  private static String details(LogEntry entry) {
    if (entry.details().isEmpty()) {
      return "";
    }
    JsonObjectBuilder details = JsonText.object();
    entry.details().forEach(details::add);
    return details.build().toString();
  }

  /** A header has no line breaks, and its bars are escaped. */
  private static String header(String text) {
    return text.replaceAll("[\r\n]+", " ").replace("\\", "\\\\").replace("|", "\\|");
  }

  private static String value(String text) {
    return text.replace("\\", "\\\\").replace("=", "\\=").replace("\r", "\\r").replace("\n", "\\n");
  }
}
