package org.gatehouse.users;

import java.util.regex.Pattern;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/**
 * The rule of e-mail addresses: a dot-atom and a host name (RFC 5322, 3.2.3; RFC 1123, 2.1) in
 * ASCII, at most 254 characters (RFC 5321, 4.5.3.1).
 *
 * <p>Quoted local parts, address literals and letters beyond ASCII are refused: domains that only
 * look like another one come as {@code xn--…}, where everybody sees it.
 */
public final class EmailAddress {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");

  private EmailAddress() {}

  /** An address that mail can reach: its domain has a dot. */
  public static String routable(@Nullable String typed, Complaints complaints) {
    String address = any(typed, complaints);
    if (valid(address) && address.indexOf('.', address.indexOf('@')) < 0) {
      complaints.add("email", "users.email.shape");
    }
    return address;
  }

  /** An address, or a name of the same form. */
  static String any(@Nullable String typed, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      complaints.add("email", "text.missing");
      return "";
    }
    String address = typed.strip();
    if (address.length() > LONGEST) {
      complaints.add("email", "text.tooLong", LONGEST);
      return "";
    }
    if (!valid(address)) {
      complaints.add("email", "users.email.shape");
    }
    return address;
  }

  static boolean valid(String address) {
    int at = address.indexOf('@');
    return at > 0
        && at <= LONGEST_LOCAL
        && LOCAL.matcher(address.substring(0, at)).matches()
        && DOMAIN.matcher(address.substring(at + 1)).matches();
  }
}
