package org.gatehouse.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical bytes of an event, version 2: what a proof of the log is about.
 *
 * <p>RFC 8785 JSON. Times are microseconds since 1970; what is empty is left out. A value that may
 * be personal enters as the SHA-256 of a salt and its UTF-8 bytes; value and salt live where they
 * can be erased, and the bytes stay. Each value has a salt of its own, derived from the event's, so
 * that one value can be erased or disclosed without another.
 */
final class Leaf {

  /** The version that stands in the bytes. */
  static final int VERSION = 2;

  private Leaf() {}

  /**
   * The bytes.
   *
   * @param salt 32 random bytes, this event's alone
   */
  static byte[] bytes(Happening event, byte[] salt) {
    Seal seal = new Seal(salt);
    Map<String, Object> details = new TreeMap<>();
    event.details().forEach((name, value) -> details.put(name, seal.of("d." + name, value)));
    Map<String, Object> leaf = new TreeMap<>();
    leaf.put("v", (long) VERSION);
    leaf.put("id", event.eventId());
    leaf.put("account", Long.toString(event.accountId()));
    leaf.put("occurredAt", micros(event.occurredAt()));
    leaf.put("recordedAt", micros(event.recordedAt()));
    leaf.put("name", event.text().name());
    leaf.put("item", event.text().item());
    leaf.put("action", event.text().action());
    leaf.put("outcome", event.text().outcome().name());
    if (!event.reason().isEmpty()) {
      leaf.put("reason", event.reason());
    }
    seal(seal, "username", event.circumstances().userName(), leaf);
    seal(seal, "ip", event.circumstances().address(), leaf);
    seal(seal, "userAgent", event.circumstances().userAgent(), leaf);
    leaf.put("details", details);
    return Json.of(leaf).getBytes(StandardCharsets.UTF_8);
  }

  private static void seal(Seal seal, String field, String value, Map<String, Object> leaf) {
    if (!value.isEmpty()) {
      leaf.put(field, seal.of(field, value));
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
