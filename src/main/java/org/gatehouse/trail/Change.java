package org.gatehouse.trail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a field was and what it became, as an event's details keep it: {@code change.<field>} holds
 * {@code before → after}.
 *
 * <p>Secrets are never values of it; a certificate goes in as its fingerprint.
 */
public record Change(String field, String before, String after) {

  private static final String PREFIX = "change.";
  private static final String ARROW = " → ";

  /** The details of all fields whose value is another than before; an absent value is empty. */
  public static Map<String, String> details(Map<String, String> before, Map<String, String> after) {
    Map<String, String> details = new LinkedHashMap<>();
    var fields = new LinkedHashMap<>(before);
    fields.putAll(after);
    for (String field : fields.keySet()) {
      String was = before.getOrDefault(field, "");
      String is = after.getOrDefault(field, "");
      if (!was.equals(is)) {
        details.put(PREFIX + field, plain(was) + ARROW + plain(is));
      }
    }
    return details;
  }

  /** The change that a detail tells of, if it tells of one. */
  public static Optional<Change> find(String name, String value) {
    int arrow = value.indexOf(ARROW);
    if (!name.startsWith(PREFIX) || arrow < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Change(
            name.substring(PREFIX.length()),
            value.substring(0, arrow),
            value.substring(arrow + ARROW.length())));
  }

  private static String plain(String value) {
    return value.replace(ARROW, " -> ");
  }
}
