package org.gatehouse.users;

import com.google.common.base.Ascii;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.jspecify.annotations.Nullable;

/** How user names and e-mail addresses are compared. */
public final class Identifiers {

  private static final int LONGEST = 254;

  private Identifiers() {}

  /**
   * What two names or addresses have in common when they count as equal: without blanks around, in
   * NFC, in ASCII lower case. Text that no user can have gives an empty key, which nobody has.
   */
  public static String key(String typed) {
    Complaints complaints = new Complaints();
    String line = OneLine.optional("", typed, LONGEST, complaints);
    return line == null || !complaints.none() ? "" : Ascii.toLowerCase(line);
  }

  /** A colon parts the account from the name at a sign-in, so no name has one. */
  static String username(@Nullable String typed, Complaints complaints) {
    String name = OneLine.required("username", typed, LONGEST, complaints);
    if (name.indexOf(':') >= 0) {
      complaints.add("username", "users.username.colon");
    }
    return name;
  }
}
