package org.gatehouse.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** An entry of the log as JSON, the same for programs and for whoever copies it from the page. */
public final class EntryJson {

  /** Looked for once: {@code Json} looks for it at each call, which takes longer than writing. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private EntryJson() {}

  /** The object that the contract promises. */
  public static JsonObject of(LogEntry entry) {
    var details = JSON.createObjectBuilder();
    entry.details().forEach(details::add);
    return JSON.createObjectBuilder()
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
    return text.isEmpty() ? JsonValue.NULL : JSON.createValue(text);
  }
}
