package org.gatehouse.trail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the log is to forget.
 *
 * @param userName his alone among the names of the account
 * @param email his alone among its addresses
 * @param values what nobody else who stays is called: user name, with his account's short name too,
 *     addresses, names elsewhere
 * @param displayName what others may be called, too; empty for nothing
 * @param pseudonym what stands in the place of all that from now on
 */
public record ErasedPerson(
    String userName, String email, List<String> values, String displayName, String pseudonym) {

  /** Where other people's entries tell of somebody. */
  static final List<String> ITEMS =
      List.of(
          "User",
          "Password",
          "URL",
          "Session",
          "Team",
          "Role",
          "Sign-in",
          "Single sign-on",
          "2FA",
          "Second factor",
          "Recovery codes",
          "Passkey",
          "Device",
          "Emergency code",
          "Grant",
          "Account",
          "Audit log",
          "Calendar",
          "Search");

  private static final String FILTER = "filter";

  /** What another product says of an event in its own words. */
  private static final String DESCRIPTION = "description";

  private static final String ARROW = " → ";
  private static final String COMMA = ", ";

  /** What an address may have before or behind what looks like its beginning or its end. */
  private static final Pattern LOCAL = Pattern.compile("[\\p{L}\\p{N}.+_-]");

  private static final Pattern GOES_ON = Pattern.compile("[\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}]");

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
  List<String> otherAddresses() {
    return values.stream()
        .filter(value -> value.contains("@") && !value.equals(Values.nameKey(email)))
        .distinct()
        .toList();
  }

  /** The same by his addresses alone: where a name may be that of anything. */
  ErasedPerson byAddresses() {
    return new ErasedPerson(
        userName,
        email,
        values.stream().filter(value -> value.contains("@")).toList(),
        "",
        pseudonym);
  }

  /**
   * An event's details without him: all of them where it is about him, else what names him.
   *
   * @param his whether it was he who did it
   * @param displayed whether the detail {@code name} is no user name, but how somebody is displayed
   */
  Map<String, String> without(Map<String, String> details, boolean his, boolean displayed) {
    String name = details.getOrDefault("name", "");
    String address = details.getOrDefault("email", "");
    boolean about =
        (!address.isBlank() && same(address, email))
            || named(address)
            || ((his || !displayed) && (same(name, userName) || named(name)))
            || (his && displayed(name));
    Map<String, String> without = new TreeMap<>();
    details.forEach(
        (detail, value) ->
            without.put(
                detail,
                (about && !HARMLESS.contains(detail)) || mentioned(detail, value)
                    ? replaced(detail, value)
                    : without(value, his)));
    return without;
  }

  private boolean displayed(String value) {
    return !value.isBlank() && same(value, displayName);
  }

  private static boolean same(String one, String other) {
    return Values.nameKey(one).equals(Values.nameKey(other));
  }

  /** A change stays one, so that it is still seen which field it was. */
  private String replaced(String name, String value) {
    return name.startsWith("change.") && value.contains(ARROW)
        ? pseudonym + ARROW + pseudonym
        : pseudonym;
  }

  /**
   * Whether he stands among other words: whoever looked for him wrote his name so, and other
   * products write his addresses. A name in a sentence may be any word, an address is his.
   */
  private boolean mentioned(String detail, String value) {
    String text = Values.nameKey(value);
    return switch (detail) {
      case FILTER -> values.stream().anyMatch(text::contains);
      case DESCRIPTION ->
          Stream.concat(Stream.of(Values.nameKey(email)), otherAddresses().stream())
              .anyMatch(address -> address.contains("@") && addressed(address, text));
      default -> false;
    };
  }

  /** Whether the address stands there as a whole. */
  private static boolean addressed(String address, String text) {
    for (int at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
      int end = at + address.length();
      boolean begins = at == 0 || !LOCAL.matcher(text.substring(at - 1, at)).matches();
      if (begins && !GOES_ON.matcher(text.substring(end)).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** Several people may stand in one value. */
  private String without(String value, boolean his) {
    if (named(value) || (his && displayed(value))) {
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
