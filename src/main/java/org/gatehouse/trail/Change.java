package org.gatehouse.trail;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
    return details(between(before, after));
  }

  /** The details of those changes. */
  public static Map<String, String> details(List<Change> changes) {
    Map<String, String> details = new LinkedHashMap<>();
    changes.forEach(
        change ->
            details.put(
                PREFIX + change.field(), plain(change.before) + ARROW + plain(change.after)));
    return details;
  }

  /** All fields whose value is another than before; an absent value is empty. */
  public static List<Change> between(Map<String, String> before, Map<String, String> after) {
    var fields = new LinkedHashSet<>(before.keySet());
    fields.addAll(after.keySet());
    return fields.stream()
        .map(
            field ->
                new Change(field, before.getOrDefault(field, ""), after.getOrDefault(field, "")))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
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
