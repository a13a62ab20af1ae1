package org.gatehouse.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.gatehouse.platform.crypto.Tokens;

/**
 * Hides values behind their hashes: SHA-256 of the field's own salt, which is SHA-256 of the
 * event's salt and the field's name, followed by the value; in base64url (RFC 4648), which is
 * shorter than hexadecimal.
 */
final class Seal {

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest digest = Tokens.sha256();
  private final byte[] salt;

  /** For one event, whose salt is never changed afterwards. */
  Seal(byte[] salt) {
    this.salt = salt;
  }

  String of(String field, String value) {
    digest.update(own(field));
    return TEXT.encodeToString(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** The hash of a value whose own salt is known. */
  static String of(byte[] own, String value) {
    MessageDigest digest = Tokens.sha256();
    digest.update(own);
    return TEXT.encodeToString(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** The field's own salt in hexadecimal: it proves that field and no other. */
  String salt(String field) {
    return HEX.formatHex(own(field));
  }

  private byte[] own(String field) {
    digest.update(salt);
    return digest.digest(field.getBytes(StandardCharsets.UTF_8));
  }
}
