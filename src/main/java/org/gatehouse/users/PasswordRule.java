package org.gatehouse.users;

import java.text.Normalizer;
import org.gatehouse.platform.error.Complaints;

/**
 * What a new password must be (NIST SP 800-63B-4, 3.1.1.2): long enough, not made of its owner's
 * names, and none that guessers try first; nothing about its composition.
 */
final class PasswordRule {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 256;

  private PasswordRule() {}

  static void check(String password, PasswordOwner owner, Complaints complaints) {
    String normal =
        password.length() > 4 * LONGEST
            ? password
            : Normalizer.normalize(password, Normalizer.Form.NFC);
    int length = normal.codePointCount(0, normal.length());
    if (length < SHORTEST || length > LONGEST) {
      complaints.add("password", "users.password.length", SHORTEST, LONGEST);
    } else if (owner.suggests(normal)) {
      complaints.add("password", "users.password.name");
    } else if (CommonPasswords.contain(normal)) {
      complaints.add("password", "users.password.common");
    }
  }
}
