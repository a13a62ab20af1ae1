package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.platform.crypto.ShortCodes;

/** Codes of six digits that confirm a number, each for one user and one number. */
@ApplicationScoped
class MobileCode {

  @Inject ShortCodes codes;

  /** A new code. */
  String make() {
    return codes.digits();
  }

  /** What was typed, without what people put between digits. */
  String plain(String typed) {
    return ShortCodes.plain(typed);
  }

  boolean wellFormed(String code) {
    return ShortCodes.sixDigits(code);
  }

  /** The code as it is kept. */
  String sealed(String code, User user, String mobile) {
    return codes.seal(code, purpose(user, mobile));
  }

  /** Whether it is the code of that change; one of another user or number never is. */
  boolean opens(MobileChange change, User user, String code) {
    return codes.opens(change.sealedHash(), purpose(user, change.mobile()), code);
  }

  private static String purpose(User user, String mobile) {
    return "users.mobile:" + user.id() + ":" + mobile;
  }
}
