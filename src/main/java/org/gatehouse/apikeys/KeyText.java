package org.gatehouse.apikeys;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.gatehouse.platform.crypto.Tokens;

/**
 * A key as its holder has it: {@code ghk_<public id>_<secret>}, whose last six characters are a
 * checksum.
 *
 * <p>The form is easy to find in a repository that it should not be in, and the checksum tells a
 * mistyped one without asking the database. Letters and digits only: a double click takes all of
 * it.
 *
 * @param publicId 16 characters that find the key; not a secret
 * @param secret 43 characters, 256 random bits
 */
record KeyText(String publicId, String secret) {

  private static final String BEGINNING = "ghk_";
  private static final int ID_LENGTH = 16;
  private static final int SECRET_LENGTH = 43;
  private static final int CHECK_LENGTH = 6;
  private static final int DIGITS = 36;
  private static final Pattern SHAPE =
      Pattern.compile(
          "ghk_([0-9A-Za-z]{%d})_([0-9A-Za-z]{%d})([0-9a-z]{%d})"
              .formatted(ID_LENGTH, SECRET_LENGTH, CHECK_LENGTH));

  static KeyText random() {
    return new KeyText(Tokens.letters(ID_LENGTH), Tokens.letters(SECRET_LENGTH));
  }

  /** Reads what somebody sent; empty if it never was a key of ours. */
  static Optional<KeyText> parse(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(new KeyText(parts.group(1), parts.group(2)))
        .filter(key -> key.check().equals(parts.group(3)));
  }

  /** What may be shown of a key for ever. */
  static String beginning(String publicId) {
    return BEGINNING + publicId;
  }

  /** The whole key. */
  String text() {
    return body() + check();
  }

  /** What is stored of the secret. */
  String hash() {
    return Tokens.hash(secret);
  }

  private String body() {
    return beginning(publicId) + "_" + secret;
  }

  private String check() {
    CRC32 crc = new CRC32();
    crc.update(body().getBytes(StandardCharsets.US_ASCII));
    // 32 bits are seven digits of base 36 at most: the six last ones are kept.
    String digits = "000000" + Long.toString(crc.getValue(), DIGITS);
    return digits.substring(digits.length() - CHECK_LENGTH);
  }

  /** Never the secret: a key must not get into a log by being part of a message. */
  @Override
  public String toString() {
    return beginning(publicId);
  }
}
