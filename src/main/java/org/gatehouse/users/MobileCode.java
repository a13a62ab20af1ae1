package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.crypto.Tokens;

/**
 * Codes of six digits that confirm a number. A hash of six digits is guessed at once by whoever
 * reads the database, so it is encrypted as well, for one user and one number.
 */
@ApplicationScoped
class MobileCode {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  @Inject Secrets secrets;

  /** A new code. */
  String make() {
    return "%06d".formatted(RANDOM.nextInt(CODES));
  }

  /** What was typed, without what people put between digits. */
  String plain(String typed) {
    return BETWEEN.matcher(typed).replaceAll("");
  }

  boolean wellFormed(String code) {
    return SIX_DIGITS.matcher(code).matches();
  }

  /** The code as it is kept. */
  String sealed(String code, User user, String mobile) {
    byte[] hash = Tokens.hash(code).getBytes(StandardCharsets.US_ASCII);
    return secrets.encrypt(hash, purpose(user, mobile));
  }

  /** Whether it is the code of that change; one of another user or number never is. */
  boolean opens(MobileChange change, User user, String code) {
    byte[] hash = secrets.decrypt(change.sealedHash(), purpose(user, change.mobile()));
    return Tokens.same(new String(hash, StandardCharsets.US_ASCII), Tokens.hash(code));
  }

  private static String purpose(User user, String mobile) {
    return "users.mobile:" + user.id() + ":" + mobile;
  }
}
