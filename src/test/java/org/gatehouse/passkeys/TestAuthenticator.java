package org.gatehouse.passkeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.gatehouse.platform.crypto.Tokens;

/**
 * A security key with one passkey (ES256), and the browser around it; a test may let both do what
 * real ones never do.
 */
final class TestAuthenticator {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int NEW_KEY = 0x40;

  private final byte[] id;
  private final KeyPair key;
  private String userHandle = "";

  /** Where the browser says that the page came from. */
  String origin;

  /** For whom the key signs. */
  String rpId = "localhost";

  /** Whether it has verified the person. */
  boolean verified = true;

  /** How often it says that it was used. */
  int count;

  TestAuthenticator(String origin) {
    this(origin, Tokens.random(32), pair());
  }

  private TestAuthenticator(String origin, byte[] id, KeyPair key) {
    this.origin = origin;
    this.id = id;
    this.key = key;
  }

  /** As it is now, key and all. */
  TestAuthenticator copy() {
    TestAuthenticator copy = new TestAuthenticator(origin, id, key);
    copy.userHandle = userHandle;
    copy.count = count;
    return copy;
  }

  /** As if it were another user's. */
  void belongsTo(String handle) {
    userHandle = handle;
  }

  /** The answer to a request for a new passkey. */
  String create(String options) {
    JsonNode asked = read(options);
    userHandle = asked.path("user").path("id").asText();
    byte[] client = client("webauthn.create", asked);
    byte[] data = bytes(authenticator(NEW_KEY), new byte[16], new byte[] {0, 32}, id, cose());
    byte[] attestation =
        bytes(
            new byte[] {(byte) 0xA3, 0x63},
            "fmt".getBytes(StandardCharsets.UTF_8),
            new byte[] {0x64},
            "none".getBytes(StandardCharsets.UTF_8),
            new byte[] {0x67},
            "attStmt".getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) 0xA0, 0x68},
            "authData".getBytes(StandardCharsets.UTF_8),
            new byte[] {0x58, (byte) data.length},
            data);
    return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["usb"]}}
        """
        .formatted(text(id), text(client), text(attestation));
  }

  /** The answer to a challenge. */
  String get(String options) {
    count++;
    byte[] client = client("webauthn.get", read(options));
    byte[] data = authenticator(0);
    return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}
        """
        .formatted(
            text(id),
            text(client),
            text(data),
            text(sign(bytes(data, Tokens.sha256(client)))),
            userHandle);
  }

  private byte[] client(String type, JsonNode asked) {
    return """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}"""
        .formatted(type, asked.path("challenge").asText(), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticator(int flags) {
    int all = flags | PRESENT | (verified ? VERIFIED : 0);
    return bytes(
        Tokens.sha256(rpId.getBytes(StandardCharsets.UTF_8)),
        new byte[] {(byte) all},
        ByteBuffer.allocate(4).putInt(count).array());
  }

  /** The public key as COSE has it (RFC 9053). */
  private byte[] cose() {
    ECPublicKey open = (ECPublicKey) key.getPublic();
    return bytes(
        new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
        coordinate(open.getW().getAffineX()),
        new byte[] {0x22, 0x58, 0x20},
        coordinate(open.getW().getAffineY()));
  }

  private byte[] sign(byte[] data) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] raw = value.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(raw.length, 32);
    System.arraycopy(raw, raw.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static byte[] bytes(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String text(byte[] bytes) {
    return URL.encodeToString(bytes);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
