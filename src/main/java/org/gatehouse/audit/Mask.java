package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.Values;

/**
 * What an entry shows to whom it must not tell of whom it tells. What is not known to be harmless
 * is masked: details may come from other products.
 */
public final class Mask {

  /** Stands for what is not shown. */
  public static final String HIDDEN = "•••";

  /** Details that tell nothing of a person. */
  private static final Set<String> HARMLESS =
      Set.of(
          "reason",
          "refused",
          "way",
          "count",
          "rows",
          "format",
          "kind",
          "version",
          "rule",
          "left",
          "before",
          "startsAt",
          "validFrom",
          "expiration",
          "heldFrom",
          "until");

  /** Items whose changes are settings of the account. */
  private static final Set<String> SETTINGS =
      Set.of("2FA", "Account", "Audit log", "Single sign-on");

  /** Settings that may name somebody all the same. */
  private static final Set<String> PERSONAL = Set.of("change.exemption", "change.anchorEmail");

  /** A code, a number or a moment; a sentence may tell of anybody. */
  private static final Pattern CODE = Pattern.compile("[\\p{Alnum}._:+-]{1,60}");

  /** What is told by whether there are entries: more than {@link #address} shows. */
  private static final int SHOWN_4 = 16;

  private static final int SHOWN_6 = 32;

  /** The product itself. */
  private static final String SYSTEM = "system";

  private static final int USER_NAME = 8;
  private static final int ADDRESS = 9;
  private static final int USER_AGENT = 10;
  private static final int ITEM = 4;
  private static final int DETAILS = 12;

  private Mask() {}

  /** A row in the order of {@link LogSelect}'s columns, masked; the given one stays as it is. */
  static Object[] row(Object[] row) {
    Object[] masked = row.clone();
    masked[USER_NAME] = name((String) row[USER_NAME]);
    masked[ADDRESS] = address((String) row[ADDRESS]);
    masked[USER_AGENT] = "";
    masked[DETAILS] = details((String) row[ITEM], (String) row[DETAILS]);
    return masked;
  }

  /** A name as its first letter; nobody and the product itself stay. */
  public static String name(String name) {
    if (name.isEmpty() || name.equals(SYSTEM)) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, 1)) + HIDDEN;
  }

  /** An address as the half that tells of a provider; of IPv6 the first 32 bits. */
  public static String address(String address) {
    if (address.isEmpty()) {
      return "";
    }
    String[] parts = address.split("[.:]");
    String between = address.contains(":") ? ":" : ".";
    return parts.length < 2 ? HIDDEN : parts[0] + between + parts[1] + between + HIDDEN;
  }

  /** A group under the name that its entries show. */
  static Groups.Group group(Groups.Group group, Grouping by) {
    String label =
        switch (by) {
          case USER -> name(group.label());
          case ADDRESS -> address(group.label());
          case DESCRIPTION, ACCOUNT -> group.label();
        };
    boolean person = by == Grouping.USER || by == Grouping.ADDRESS;
    String key = person ? Values.nameKey(label) : group.name();
    return new Groups.Group(key, label, group.entries());
  }

  /**
   * What of a filter would tell by its hits what is not shown: whose name or address it is can be
   * tried out.
   */
  static List<FieldError> probes(LogFilter filter) {
    List<FieldError> probes = new ArrayList<>();
    filter
        .userName()
        .filter(name -> !name.isEmpty() && !name.equals(SYSTEM))
        .ifPresent(name -> probes.add(FieldError.of("username", "audit.masked.username")));
    filter
        .addresses()
        .filter(
            block ->
                block.prefix() > (block.network().getAddress().length == 4 ? SHOWN_4 : SHOWN_6))
        .ifPresent(block -> probes.add(FieldError.of("ip", "audit.masked.ip")));
    return probes;
  }

  /** Whether something of the text is not shown. */
  public static boolean hides(String text) {
    return text.contains(HIDDEN);
  }

  private static String details(String item, String json) {
    var masked = JsonText.object();
    Map<String, String> details = EntryReader.details(json);
    // What another product says under the names of ours is its own.
    boolean ours = !details.containsKey("sentBy");
    details.forEach(
        (name, value) -> masked.add(name, ours && shown(item, name, value) ? value : HIDDEN));
    return masked.build().toString();
  }

  private static boolean shown(String item, String name, String value) {
    boolean setting =
        SETTINGS.contains(item) && !PERSONAL.contains(name) && Change.find(name, value).isPresent();
    return setting || (HARMLESS.contains(name) && CODE.matcher(value).matches()) || value.isEmpty();
  }
}
