package org.gatehouse.users;

import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with what it was made with, written as a PHC string: {@code
 * $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 */
record PasswordHash(Parameters parameters, byte[] salt, byte[] hash) {

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getDecoder();

  /** Memory in KiB, passes over it, and lanes. */
  record Parameters(int memoryKib, int passes, int lanes) {}

  /**
   * Reads a PHC string; throws {@link IllegalArgumentException} if it is not one of Argon2id
   * version 1.3.
   */
  static PasswordHash parse(String text) {
    Matcher phc = PHC.matcher(text);
    if (!phc.matches()) {
      throw new IllegalArgumentException("not the PHC string of an Argon2id hash");
    }
    return new PasswordHash(
        new Parameters(
            Integer.parseInt(phc.group(1)),
            Integer.parseInt(phc.group(2)),
            Integer.parseInt(phc.group(3))),
        DECODER.decode(phc.group(4)),
        DECODER.decode(phc.group(5)));
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
        parameters.memoryKib(),
        parameters.passes(),
        parameters.lanes(),
        ENCODER.encodeToString(salt),
        ENCODER.encodeToString(hash));
  }
}
