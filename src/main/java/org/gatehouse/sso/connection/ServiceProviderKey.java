package org.gatehouse.sso.connection;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key pair by which an account signs its requests and reads what is encrypted for it; its text
 * never shows the private half.
 */
public record ServiceProviderKey(PrivateKey privateKey, X509Certificate certificate) {

  private static final int BITS = 3072;
  private static final int SERIAL_BITS = 120;
  private static final Duration VALIDITY = Duration.ofDays(3650);
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

  /** Makes a new RSA pair with a self-signed certificate that names the account's short name. */
  public static ServiceProviderKey generate(String shortName, Instant now) {
    try {
      var random = new SecureRandom();
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, random);
      var pair = generator.generateKeyPair();
      var subject = new X500Principal("CN=" + shortName.replaceAll("[^A-Za-z0-9.-]", "-"));
      var certificate =
          new JcaX509v3CertificateBuilder(
                  subject,
                  new BigInteger(SERIAL_BITS, random),
                  Date.from(now.minus(CLOCK_TOLERANCE)),
                  Date.from(now.plus(VALIDITY)),
                  subject,
                  pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
      return new ServiceProviderKey(
          pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("This Java cannot make RSA keys", e);
    }
  }

  /** Reads back what {@link #privateKeyBytes()} and {@link #certificateBytes()} gave. */
  public static ServiceProviderKey of(byte[] pkcs8, byte[] derCertificate) {
    try {
      var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new ServiceProviderKey(key, certificate(derCertificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The stored service provider key cannot be read", e);
    }
  }

  /** The certificate alone, from its DER form. */
  public static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The stored certificate cannot be read", e);
    }
  }

  /** The private key as PKCS#8, to be encrypted before it is stored. */
  public byte[] privateKeyBytes() {
    return privateKey.getEncoded();
  }

  /** The certificate as DER. */
  public byte[] certificateBytes() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "ServiceProviderKey[" + Certificates.fingerprint(certificate) + "]";
  }
}
