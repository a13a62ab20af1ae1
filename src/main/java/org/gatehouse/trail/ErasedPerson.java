package org.gatehouse.trail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the log is to forget.
 *
 * @param values all that was his alone: user name, with his account's short name too, addresses,
 *     names elsewhere
 * @param displayName what he was called as others may be called, too, so that only his own entries
 *     lose it; empty for nothing
 * @param pseudonym what stands in the place of it from now on
 */
public record ErasedPerson(
    String userName, List<String> values, String displayName, String pseudonym) {

  private static final String FILTER = "filter";
  private static final String ARROW = " → ";
  private static final String COMMA = ", ";

  /** Details that tell nothing of whom an event is about. */
  private static final Set<String> HARMLESS = Set.of("reason", "way", "count", "file", "rows");

  public ErasedPerson {
    values = values.stream().filter(value -> !value.isBlank()).map(Values::nameKey).toList();
  }

  boolean is(String userNameKey) {
    return userNameKey.equals(Values.nameKey(userName));
  }

  /**
   * The addresses that he had besides that one, and those that identity providers called him by.
   */
  List<String> otherAddresses(String email) {
    return values.stream()
        .filter(value -> value.contains("@") && !value.equals(Values.nameKey(email)))
        .distinct()
        .toList();
  }

  /**
   * An event's details without him: all of them where it is about him, else what names him.
   *
   * @param his whether it was he who did it
   */
  Map<String, String> without(Map<String, String> details, boolean his) {
    boolean about = named(details.get("name")) || named(details.get("email"));
    Map<String, String> without = new TreeMap<>();
    details.forEach(
        (name, value) ->
            without.put(
                name,
                (about && !HARMLESS.contains(name)) || (name.equals(FILTER) && mentioned(value))
                    ? replaced(name, value)
                    : without(value, his)));
    return without;
  }

  /** A change stays one, so that it is still seen which field it was. */
  private String replaced(String name, String value) {
    return name.startsWith("change.") && value.contains(ARROW)
        ? pseudonym + ARROW + pseudonym
        : pseudonym;
  }

  /** Whoever looked for him wrote his name among other things. */
  private boolean mentioned(String value) {
    return values.stream().anyMatch(Values.nameKey(value)::contains);
  }

  /** Several people may stand in one value. */
  private String without(String value, boolean his) {
    boolean displayed =
        his && !value.isBlank() && Values.nameKey(value).equals(Values.nameKey(displayName));
    if (displayed || named(value)) {
      return pseudonym;
    }
    return parts(value, ARROW, change -> parts(change, COMMA, part -> part));
  }

  private String parts(String value, String between, UnaryOperator<String> without) {
    return Arrays.stream(value.split(between, -1))
        .map(part -> named(part) ? pseudonym : without.apply(part))
        .collect(Collectors.joining(between));
  }

  private boolean named(@Nullable String value) {
    return value != null && values.contains(Values.nameKey(value));
  }
}
