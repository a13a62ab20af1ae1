package org.gatehouse.trail.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Signs an account's checkpoints with its Ed25519 key, and checks them.
 *
 * <p>The text is the C2SP's checkpoint (tlog-checkpoint): origin, size and root on a line each, and
 * one more with the time; the signature is that of its signed note, by a name that is the origin.
 *
 * @param publicKey the 32 bytes of RFC 8032
 * @param secret null for whoever only checks
 */
record Signer(String origin, byte[] publicKey, @Nullable PrivateKey secret) {

  private static final byte ED25519 = 1;
  private static final int KEY_ID_BYTES = 4;

  /** What stands before the 32 bytes in the encoding of RFC 8410. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The text that is signed. */
  String text(long size, byte[] root, Instant sealedAt) {
    return origin + "\n" + size + "\n" + base64(root) + "\n" + sealedAt + "\n";
  }

  byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean verifies(String text, byte[] signed) {
    try {
      byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + publicKey.length);
      System.arraycopy(publicKey, 0, encoded, PREFIX.length, publicKey.length);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(signed);
    } catch (GeneralSecurityException notEvenASignature) {
      return false;
    }
  }

  /** The text with its signature. */
  String note(String text, byte[] signature) {
    byte[] line = Arrays.copyOf(keyId(), KEY_ID_BYTES + signature.length);
    System.arraycopy(signature, 0, line, KEY_ID_BYTES, signature.length);
    return text + "\n\u2014 " + origin + " " + base64(line) + "\n";
  }

  /** What others check signatures with. */
  String verifierKey() {
    return origin + "+" + HexFormat.of().formatHex(keyId()) + "+" + base64(typedKey());
  }

  private byte[] keyId() {
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    named.writeBytes((origin + "\n").getBytes(StandardCharsets.UTF_8));
    named.writeBytes(typedKey());
    return Arrays.copyOf(Tokens.sha256(named.toByteArray()), KEY_ID_BYTES);
  }

  private byte[] typedKey() {
    byte[] typed = new byte[publicKey.length + 1];
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return typed;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
