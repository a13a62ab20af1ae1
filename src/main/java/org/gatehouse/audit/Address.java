package org.gatehouse.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a view of the log, which says all of it: it can be bookmarked, sent and gone back
 * to. What is asked for comes first, then the place in it, then the entry beside it.
 */
public record Address(Map<String, String> parameters) {

  private static final List<String> FILTERS =
      List.of("account", "range", "from", "to", "username", "ip", "description");
  private static final List<String> PLACES = List.of("before", "after");
  private static final String ENTRY = "entry";

  public Address {
    Map<String, String> given = new LinkedHashMap<>(parameters);
    given.values().removeIf(String::isBlank);
    parameters = Collections.unmodifiableMap(given);
  }

  /** Reads it; the lookup gives a request's parameter by its name. */
  public static Address of(Function<String, @Nullable String> request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (List<String> names : List.of(FILTERS, PLACES, List.of(ENTRY))) {
      for (String name : names) {
        String value = request.apply(name);
        parameters.put(name, value == null ? "" : value);
      }
    }
    return new Address(parameters);
  }

  /** The parameter's value; empty without one. */
  public String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The path with the parameters. */
  public String text() {
    return parameters.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", parameters.isEmpty() ? "/audit" : "/audit?", ""));
  }

  /** The newest page in another quick range. */
  public Address inRange(String code) {
    Map<String, String> other = filters();
    other.remove("from");
    other.remove("to");
    other.put("range", code);
    return new Address(other);
  }

  /** The newest page without some of the filters. */
  public Address without(String... names) {
    Map<String, String> other = filters();
    List.of(names).forEach(other::remove);
    return new Address(other);
  }

  /** The newest page with everything that this user did. */
  public Address ofUser(String userName) {
    return new Address(Map.of("account", get("account"), "username", userName));
  }

  /** The page before or after a position. */
  public Address at(String place, Position position) {
    Map<String, String> other = filters();
    other.put(place, position.text());
    return new Address(other);
  }

  /** This page with that entry beside it; with an empty id none. */
  public Address beside(String id) {
    Map<String, String> other = new LinkedHashMap<>(parameters);
    other.put(ENTRY, id);
    return new Address(other);
  }

  private Map<String, String> filters() {
    Map<String, String> filters = new LinkedHashMap<>(parameters);
    filters.keySet().retainAll(FILTERS);
    return filters;
  }
}
