package org.gatehouse.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.gatehouse.platform.rest.JsonText;

/** An entry of the log as JSON, the same for programs and for whoever copies it from the page. */
final class EntryJson {

  private EntryJson() {}

  static JsonObject of(LogEntry entry) {
    var details = Json.createObjectBuilder();
    entry.details().forEach(details::add);
    return Json.createObjectBuilder()
        .add("id", entry.id())
        .add("occurredAt", entry.occurredAt().toString())
        .add("account", entry.account())
        .add("username", orNull(entry.userName()))
        .add("ip", orNull(entry.address()))
        .add("item", entry.item())
        .add("action", entry.action())
        .add("outcome", entry.outcome().name())
        .add("description", entry.description())
        .add("details", details)
        .add("requestId", orNull(entry.correlation()))
        .build();
  }

  private static JsonValue orNull(String text) {
    return JsonText.of(text.isEmpty() ? null : text);
  }
}
