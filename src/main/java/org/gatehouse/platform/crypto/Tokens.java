package org.gatehouse.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Random tokens of 256 bits, their hashes, and comparisons whose time tells nothing. */
public final class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 16;

  /**
   * 128 bits leave four of the letters for the last one. Of fifty thousand one at most lacks small
   * or capital letters, as most names do.
   */
  private static final Pattern ID =
      Pattern.compile("(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{21}[AQgw]");

  /** Words between hyphens or underlines; of a million ids less than one is made of such. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:WORD)(?:[-_](?:WORD))*".replace("WORD", "[A-Z]?[a-z]{2,}|[A-Z]{2,}|[0-9]+"));

  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String SPEAKABLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private Tokens() {}

  /** A secret of 256 random bits, 43 characters of base64url (RFC 4648). */
  public static String secret() {
    return URL.encodeToString(random(SECRET_BYTES));
  }

  /** A public id of 128 random bits, 22 characters of base64url. */
  public static String id() {
    return URL.encodeToString(random(ID_BYTES));
  }

  /** Whether a text could be such an id. */
  public static boolean canBeId(String text) {
    return ID.matcher(text).matches() && !WORDS.matcher(text).matches();
  }

  /** Random letters and digits, each worth 5.95 bits: nothing that an address or a shell minds. */
  public static String letters(int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  /**
   * An id that people read aloud: {@code GH-7Q4K-29TX}; 40 random bits, no character that looks
   * like another.
   */
  public static String speakableId() {
    StringBuilder id = new StringBuilder("GH");
    for (int i = 0; i < 8; i++) {
      id.append(i % 4 == 0 ? "-" : "").append(SPEAKABLE.charAt(RANDOM.nextInt(SPEAKABLE.length())));
    }
    return id.toString();
  }

  /** Twelve characters that people type, {@code 7Q4K-29TX-B3MW}: 60 random bits. */
  public static String speakable() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(SPEAKABLE.charAt(RANDOM.nextInt(SPEAKABLE.length())));
    }
    return code.toString();
  }

  /** Random bytes of the operating system's generator. */
  public static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * SHA-256 of the text's UTF-8 bytes, 64 hexadecimal characters; enough for secrets that are
   * random themselves.
   */
  public static String hash(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256. */
  public static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  /** A SHA-256 for several pieces, or for several rounds. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether two texts are equal, in a time that depends on the lengths only. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
