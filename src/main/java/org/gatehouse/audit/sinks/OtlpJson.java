package org.gatehouse.audit.sinks;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.gatehouse.audit.LogEntry;
import org.gatehouse.platform.rest.JsonText;

/**
 * Entries as an {@code ExportLogsServiceRequest} of OTLP in JSON: names in lower camel case, 64-bit
 * numbers as texts. Attributes follow OpenTelemetry's conventions where these have one.
 */
final class OtlpJson {

  private static final int INFO = 9;
  private static final int WARN = 13;
  private static final long SECOND = 1_000_000_000;

  private OtlpJson() {}

  static JsonObject of(String account, Parcel parcel, Instant now) {
    JsonArrayBuilder records = JsonText.array();
    parcel.entries().forEach(placed -> records.add(log(placed, now)));
    JsonObjectBuilder scope =
        JsonText.object()
            .add("scope", JsonText.object().add("name", "gatehouse.audit"))
            .add("logRecords", records);
    JsonArrayBuilder of = JsonText.array();
    attribute(of, "service.name", "gatehouse");
    attribute(of, "gatehouse.account", account);
    JsonObjectBuilder resource =
        JsonText.object()
            .add("resource", JsonText.object().add("attributes", of))
            .add("scopeLogs", JsonText.array().add(scope));
    return JsonText.object().add("resourceLogs", JsonText.array().add(resource)).build();
  }

  private static JsonObjectBuilder log(Parcel.Placed placed, Instant now) {
    LogEntry entry = placed.entry();
    JsonArrayBuilder attributes = JsonText.array();
    attribute(attributes, "log.record.uid", entry.id());
    attribute(attributes, "gatehouse.place", Long.toString(placed.place()));
    attribute(attributes, "gatehouse.item", entry.item());
    attribute(attributes, "gatehouse.action", entry.action());
    attribute(attributes, "gatehouse.outcome", entry.outcome().name());
    attribute(attributes, "user.name", entry.userName());
    attribute(attributes, "client.address", entry.address());
    attribute(attributes, "user_agent.original", entry.userAgent());
    attribute(attributes, "gatehouse.request_id", entry.correlation());
    entry
        .details()
        .forEach((name, value) -> attribute(attributes, "gatehouse.details." + name, value));
    return JsonText.object()
        .add("timeUnixNano", nanos(entry.occurredAt()))
        .add("observedTimeUnixNano", nanos(now))
        .add("severityNumber", entry.succeeded() ? INFO : WARN)
        .add("severityText", entry.succeeded() ? "INFO" : "WARN")
        .add("eventName", entry.text())
        .add("body", JsonText.object().add("stringValue", entry.description()))
        .add("attributes", attributes);
  }

  /** Nothing is said of what is not known. */
  private static void attribute(JsonArrayBuilder attributes, String key, String value) {
    if (!value.isEmpty()) {
      attributes.add(
          JsonText.object()
              .add("key", key)
              .add("value", JsonText.object().add("stringValue", value)));
    }
  }

  /** Unsigned: what is older than 1970 has no such time, and 0 stands for one that is not known. */
  private static String nanos(Instant moment) {
    return moment.isBefore(Instant.EPOCH)
        ? "0"
        : Long.toString(moment.getEpochSecond() * SECOND + moment.getNano());
  }
}
