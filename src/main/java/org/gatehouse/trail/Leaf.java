package org.gatehouse.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical bytes of an event, version 1: what a proof of the log is about.
 *
 * <p>RFC 8785 JSON. A value that may be personal enters as the SHA-256 of a salt and its UTF-8
 * bytes; value and salt live where they can be erased, and the bytes stay. Each value has a salt of
 * its own, derived from the event's, so that one value can be erased or disclosed without another.
 */
final class Leaf {

  /** The version that stands in the bytes. */
  static final int VERSION = 1;

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

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
    leaf.put("v", VERSION);
    leaf.put("id", event.eventId());
    leaf.put("account", Long.toString(event.accountId()));
    leaf.put("occurredAt", time(event.occurredAt()));
    leaf.put("recordedAt", time(event.recordedAt()));
    leaf.put("name", event.text().name());
    leaf.put("item", event.text().item());
    leaf.put("action", event.text().action());
    leaf.put("outcome", event.text().outcome().name());
    leaf.put("reason", event.reason());
    leaf.put("username", seal.of("username", event.circumstances().userName()));
    leaf.put("ip", seal.of("ip", event.circumstances().address()));
    leaf.put("userAgent", seal.of("userAgent", event.circumstances().userAgent()));
    leaf.put("details", details);
    return Json.of(leaf).getBytes(StandardCharsets.UTF_8);
  }

  private static String time(Instant instant) {
    return MICROSECONDS.format(instant);
  }
}
