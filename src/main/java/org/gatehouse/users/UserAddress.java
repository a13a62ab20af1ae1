package org.gatehouse.users;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.platform.error.Complaints;

/** The address of the list of users: everything that the page shows stands in it. */
public record UserAddress(Map<String, String> parameters) {

  /** The account that an operator looks at. */
  public static final String ACCOUNT = "account";

  /** The parameters that narrow the list. */
  public static final List<String> FILTERS =
      List.of("q", "status", "held", "team", "came", "seen", "factor");

  private static final List<String> PLACES = List.of("after", "before", "user");

  public UserAddress {
    parameters = Map.copyOf(parameters);
  }

  /** Reads it from a request; parameters that the list does not know are left out. */
  public static UserAddress of(UnaryOperator<String> request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    names().forEach(name -> put(parameters, name, Objects.toString(request.apply(name), "")));
    return new UserAddress(parameters);
  }

  /** A parameter that a form carries along. */
  public record Parameter(String name, String value) {}

  /** All parameters that have a value. */
  public List<Parameter> kept() {
    return names().stream()
        .filter(parameters::containsKey)
        .map(name -> new Parameter(name, get(name)))
        .toList();
  }

  /** The value of a parameter, or an empty text. */
  public String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The list with another value of one filter, from its beginning. */
  public UserAddress with(String filter, String value) {
    Map<String, String> other = new LinkedHashMap<>(parameters);
    PLACES.forEach(other::remove);
    put(other, filter, value);
    return new UserAddress(other);
  }

  /** The same page of the list with that user beside it; an empty id shows none. */
  public UserAddress beside(String publicId) {
    Map<String, String> other = new LinkedHashMap<>(parameters);
    put(other, "user", publicId);
    return new UserAddress(other);
  }

  /** The list of everybody. */
  public UserAddress unfiltered() {
    return with("", "").only(List.of(ACCOUNT));
  }

  /** Whether something narrows the list. */
  public boolean filtered() {
    return FILTERS.stream().anyMatch(parameters::containsKey);
  }

  /** What the list is narrowed by; what is wrong goes to the complaints. */
  public UserFilter filter(Complaints complaints) {
    return UserFilter.of(
        new UserFilter.Sent(
            get("q"),
            get("status"),
            get("held"),
            get("team"),
            get("came"),
            get("seen"),
            get("factor")),
        complaints);
  }

  /** What stands behind the path: nothing, or a question mark and the parameters. */
  public String query() {
    return kept().stream()
        .map(one -> one.name() + "=" + URLEncoder.encode(one.value(), StandardCharsets.UTF_8))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
  }

  private UserAddress only(List<String> kept) {
    Map<String, String> other = new LinkedHashMap<>(parameters);
    other.keySet().retainAll(kept);
    return new UserAddress(other);
  }

  private static List<String> names() {
    return Stream.of(List.of(ACCOUNT), FILTERS, PLACES).flatMap(List::stream).toList();
  }

  private static void put(Map<String, String> parameters, String name, String value) {
    if (value.isEmpty()) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }
  }
}
