package org.gatehouse.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Codes that people type. A hash of six digits is guessed at once by whoever reads the database, so
 * it is encrypted as well, for one purpose.
 */
@ApplicationScoped
public class ShortCodes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  @Inject Secrets secrets;

  /** Six random digits, 0 to 9 wherever the server stands. */
  public String digits() {
    return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
  }

  /** What was typed, without what people put between its characters. */
  public static String plain(String typed) {
    return BETWEEN.matcher(typed).replaceAll("");
  }

  /** Whether it is six digits. */
  public static boolean sixDigits(String code) {
    return SIX_DIGITS.matcher(code).matches();
  }

  /** The code as it is kept. */
  public String seal(String code, String purpose) {
    return secrets.encrypt(Tokens.hash(code).getBytes(StandardCharsets.US_ASCII), purpose);
  }

  /** Whether it is the code that was kept for this purpose. */
  public boolean opens(String sealed, String purpose, String code) {
    String hash = new String(secrets.decrypt(sealed, purpose), StandardCharsets.US_ASCII);
    return Tokens.same(hash, Tokens.hash(code));
  }
}
