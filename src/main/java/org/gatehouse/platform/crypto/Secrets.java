package org.gatehouse.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets at rest: AES-256-GCM (NIST SP 800-38D), a fresh 96-bit nonce each.
 *
 * <p>A ciphertext reads {@code v1.<key id>.<base64url of nonce, ciphertext and tag>}, so that a key
 * can be replaced while older ciphertexts stay readable. The purpose is authenticated with it: what
 * was encrypted for one row and column can not be read as another's.
 */
public final class Secrets {

  private static final String VERSION = "v1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, SecretKeySpec> keys;
  private final String current;

  /** Takes the keys, 32 bytes each; the first encrypts, all decrypt. */
  public Secrets(List<byte[]> keys) {
    this.keys = new LinkedHashMap<>();
    for (byte[] key : keys) {
      this.keys.put(keyId(key), new SecretKeySpec(key, "AES"));
    }
    this.current = keyId(keys.get(0));
  }

  /** What the ciphertexts of today's key begin with. */
  public String beginning() {
    return VERSION + "." + current + ".";
  }

  /** What all ciphertexts begin with. */
  public static String anyBeginning() {
    return VERSION + ".";
  }

  /** The ciphertext of these bytes for this purpose, such as {@code sso.sp-key:17}. */
  public String encrypt(byte[] plain, String purpose) {
    byte[] nonce = Tokens.random(NONCE_BYTES);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, current, nonce, plain, purpose);
    byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return beginning() + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * The bytes again.
   *
   * @throws IllegalStateException if the key is unknown, the text was changed, or the purpose is
   *     another
   */
  public byte[] decrypt(String ciphertext, String purpose) {
    String[] parts = ciphertext.split("\\.", -1);
    if (parts.length != 3 || !VERSION.equals(parts[0]) || !keys.containsKey(parts[1])) {
      throw new IllegalStateException(
          "The secret was encrypted with a key that is not configured.");
    }
    byte[] whole = decode(parts[2]);
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    return crypt(Cipher.DECRYPT_MODE, parts[1], nonce, sealed, purpose);
  }

  private static byte[] decode(String text) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(text);
      if (whole.length >= NONCE_BYTES) {
        return whole;
      }
    } catch (IllegalArgumentException e) {
      // The same complaint as of what is too short.
    }
    throw new IllegalStateException("The secret is no ciphertext.");
  }

  private byte[] crypt(int mode, String keyId, byte[] nonce, byte[] bytes, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((VERSION + "." + keyId + "." + purpose).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The secret can not be read with the configured key.", e);
    }
  }

  /** Tells keys apart without telling anything of them: the first 32 bits of a hash. */
  private static String keyId(byte[] key) {
    byte[] labelled = ByteBuffer.allocate(key.length + 1).put((byte) 1).put(key).array();
    return HexFormat.of().formatHex(Tokens.sha256(labelled), 0, 4);
  }
}
