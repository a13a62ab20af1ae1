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

  /** What narrows the list, but the account that an operator has entered. */
  static final List<String> NARROWING =
      List.of(
          "sub",
          "range",
          "from",
          "to",
          "username",
          "ip",
          "description",
          "item",
          "action",
          "outcome",
          "text");

  private static final String ACCOUNT = "account";
  private static final String GROUP = "group";
  private static final List<String> PLACES = List.of("before", "after");
  private static final List<String> ENTRY = List.of("entry", "of", "restore");

  public Address {
    Map<String, String> given = new LinkedHashMap<>(parameters);
    given.values().removeIf(String::isBlank);
    parameters = Collections.unmodifiableMap(given);
  }

  /** Reads it; the lookup gives a request's parameter by its name. */
  public static Address of(Function<String, @Nullable String> request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (List<String> names : List.of(List.of(ACCOUNT), NARROWING, List.of(GROUP), PLACES, ENTRY)) {
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
    String query = query();
    return query.isEmpty() ? "/audit" : "/audit?" + query;
  }

  /** The parameters alone, as they stand behind the question mark. */
  public String query() {
    return parameters.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** A parameter, for a form that carries the address along. */
  public record Field(String name, String value) {}

  /** All parameters. */
  public List<Field> getFields() {
    return parameters.entrySet().stream()
        .map(one -> new Field(one.getKey(), one.getValue()))
        .toList();
  }

  /** The newest page in another quick range. */
  public Address inRange(String code) {
    return narrowed(Map.of("range", code, "from", "", "to", ""));
  }

  /** The newest page between two dates and times, in the viewer's zone. */
  public Address between(String from, String to) {
    return narrowed(Map.of("range", Range.EXACT.code(), "from", from, "to", to));
  }

  /** The newest page with these filters instead of what they were; empty ones are gone. */
  public Address narrowed(Map<String, String> filters) {
    Map<String, String> asked = view().parameters();
    return of(name -> filters.getOrDefault(name, asked.getOrDefault(name, "")));
  }

  /** The newest page without some of the filters. */
  public Address without(String... names) {
    return narrowed(List.of(names).stream().collect(Collectors.toMap(name -> name, name -> "")));
  }

  /** The newest page without any filter. */
  public Address unfiltered() {
    return without(NARROWING.toArray(String[]::new));
  }

  /** Grouped by a column, or not by any. */
  public Address grouped(String column) {
    return narrowed(Map.of(GROUP, column));
  }

  /** The newest page with everything that this user did. */
  public Address ofUser(String userName) {
    Map<String, String> his =
        Map.of(ACCOUNT, get(ACCOUNT), "sub", get("sub"), "username", userName);
    return of(his::get);
  }

  /** The page before or after a position. */
  public Address at(String place, Position position) {
    Map<String, String> other = new LinkedHashMap<>(view().parameters());
    other.put(place, position.text());
    return new Address(other);
  }

  /** This page with that entry beside it; with an empty id none. */
  public Address beside(String id) {
    return beside(id, "");
  }

  /** This page with that entry of an account below the caller's beside it. */
  public Address beside(String id, String account) {
    Map<String, String> other = new LinkedHashMap<>(parameters);
    other.keySet().removeAll(ENTRY);
    other.put("entry", id);
    other.put("of", account);
    return new Address(other);
  }

  /** This page, asking whether a field is to have its former value again; an empty one none. */
  public Address restoring(String field) {
    Map<String, String> other = new LinkedHashMap<>(parameters);
    other.put("restore", field);
    return new Address(other);
  }

  /** What is asked for, without the place in it and the entry beside it. */
  public Address view() {
    Map<String, String> filters = new LinkedHashMap<>(parameters);
    filters.keySet().removeAll(PLACES);
    filters.keySet().removeAll(ENTRY);
    return new Address(filters);
  }
}
