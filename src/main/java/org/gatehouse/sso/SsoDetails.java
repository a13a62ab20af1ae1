package org.gatehouse.sso;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as callers see it; the private key is never part of it.
 *
 * @param idp what the identity provider gave, or null while nobody has filled it in
 * @param spCertificate our certificate as PEM
 */
public record SsoDetails(
    String spName,
    String spEntityId,
    String acsUrl,
    String metadataUrl,
    String spCertificate,
    @Nullable Idp idp,
    boolean autoCreateUsers,
    boolean autoCreateGroups,
    boolean enabled,
    boolean enforced,
    boolean signRequests,
    String signatures,
    int skewSeconds,
    @Nullable Integer authenticationMinutes,
    boolean allowUnsolicited,
    boolean absentMeansNone) {

  /** The identity provider's part. */
  public record Idp(
      String entityId, String ssoUrl, String logoutUrl, List<Certificate> certificates) {

    public Idp {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * One of the identity provider's certificates.
   *
   * @param fingerprint SHA-256, in pairs of hexadecimal digits
   * @param shortFingerprint its first four pairs
   * @param expired whether it has run out; it still verifies
   */
  public record Certificate(
      String subject,
      String fingerprint,
      String shortFingerprint,
      Instant expiresAt,
      boolean expired,
      String pem) {}

  /** The certificates that have run out. */
  public List<Certificate> expiredCertificates() {
    return idp == null
        ? List.of()
        : idp.certificates().stream().filter(Certificate::expired).toList();
  }
}
