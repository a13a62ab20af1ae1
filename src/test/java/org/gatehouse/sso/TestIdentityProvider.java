package org.gatehouse.sso;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An identity provider that makes real responses, and every wrong one that we could think of. */
public final class TestIdentityProvider {

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
  private static final AtomicLong SERIAL = new AtomicLong();

  private final String entityId;
  private final KeyPair keys;
  private final X509Certificate certificate;

  private TestIdentityProvider(String entityId, KeyPair keys, X509Certificate certificate) {
    this.entityId = entityId;
    this.keys = keys;
    this.certificate = certificate;
  }

  /** A provider with an RSA 2048 key of its own; the same name has the same key in one test run. */
  public static TestIdentityProvider named(String entityId) {
    var now = Instant.now();
    return valid(entityId, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)));
  }

  /** The same provider with a certificate of exactly this validity. */
  public static TestIdentityProvider valid(String entityId, Instant from, Instant until) {
    var keys = KEYS.computeIfAbsent(entityId, name -> rsa(2048));
    return new TestIdentityProvider(entityId, keys, certificate(keys, entityId, from, until));
  }

  /** A provider that signs with a NIST P-256 key. */
  public static TestIdentityProvider withCurve(String entityId) {
    var keys = KEYS.computeIfAbsent(entityId + "#ec", name -> curve());
    var now = Instant.now();
    return new TestIdentityProvider(
        entityId,
        keys,
        certificate(keys, entityId, now.minusSeconds(60), now.plus(Duration.ofDays(30))));
  }

  /** Somebody with the same name and a key of his own. */
  public TestIdentityProvider impostor() {
    var stranger = KEYS.computeIfAbsent(entityId + "#impostor", name -> rsa(2048));
    var now = Instant.now();
    return new TestIdentityProvider(
        entityId,
        stranger,
        certificate(stranger, entityId, now.minusSeconds(60), now.plus(Duration.ofDays(30))));
  }

  /** A correct answer to a request, to be bent. */
  public TestResponse answer(String spEntityId, String acsUrl, String requestId) {
    return new TestResponse(this, spEntityId, acsUrl, requestId);
  }

  public String entityId() {
    return entityId;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate as an account manager pastes it. */
  public String pem() {
    return pem(certificate);
  }

  public KeyPair keys() {
    return keys;
  }

  public static String pem(X509Certificate certificate) {
    try {
      var body =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair curve() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static X509Certificate certificate(
      KeyPair keys, String name, Instant from, Instant until) {
    try {
      var subject = new X500Principal("CN=" + name.replaceAll("[^A-Za-z0-9.-]", "-"));
      var algorithm =
          switch (keys.getPrivate().getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            case "EdDSA", "Ed25519" -> "Ed25519";
            default -> "SHA256withRSA";
          };
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              BigInteger.valueOf(SERIAL.incrementAndGet()),
              Date.from(from),
              Date.from(until),
              subject,
              keys.getPublic());
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
