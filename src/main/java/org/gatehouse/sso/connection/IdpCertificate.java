package org.gatehouse.sso.connection;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

/** A signing certificate of an identity provider that is strong enough to be stored. */
public record IdpCertificate(X509Certificate certificate) {

  /**
   * SHA-256 over the certificate as pairs of hexadecimal digits, the way identity providers show
   * it.
   */
  public String fingerprint() {
    return Certificates.fingerprint(certificate);
  }

  /** Whom the certificate names. */
  public String subject() {
    return certificate.getSubjectX500Principal().getName();
  }

  /** The end of its validity. */
  public Instant expiresAt() {
    return certificate.getNotAfter().toInstant();
  }

  /**
   * Whether it has run out. Its key still verifies, since the account chose it by hand; people are
   * warned.
   */
  public boolean isExpiredAt(Instant now) {
    return !now.isBefore(expiresAt());
  }

  /** The certificate in PEM (RFC 7468). */
  public String pem() {
    try {
      var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
      return "-----BEGIN CERTIFICATE-----\n"
          + base64.encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
