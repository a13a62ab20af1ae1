package org.gatehouse.sso;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.sso.connection.SamlRules;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as callers see it; the private key is never part of it.
 *
 * @param idp what the identity provider gave, or null while nobody has filled it in
 * @param spCertificate our certificate as PEM
 * @param values all of it as the audit log writes it, certificates by their fingerprints
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
    boolean absentMeansNone,
    SamlRules.Asking asking,
    SamlRules.Reading reading,
    OwnKeys keys,
    Map<String, String> values) {

  public SsoDetails {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The identity provider's part. */
  public record Idp(
      String entityId, String ssoUrl, String logoutUrl, List<Certificate> certificates) {

    public Idp {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * A certificate.
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

  /**
   * Our keys, of which nobody sees more than their certificates.
   *
   * @param current what we sign with
   * @param next what our metadata names as well, and will take its place
   * @param former what it has replaced; what is encrypted for it is still read
   */
  public record OwnKeys(Certificate current, Optional<OwnKey> next, Optional<OwnKey> former) {}

  /** One of our keys beside the one in use, and since when it has stood there. */
  public record OwnKey(Certificate certificate, Instant since) {}

  /** Whether nobody can use a password now: it may be enforced for the day on which it is on. */
  public boolean refusesPasswords() {
    return enabled && enforced;
  }

  /** The certificates that have run out. */
  public List<Certificate> expiredCertificates() {
    return idp == null
        ? List.of()
        : idp.certificates().stream().filter(Certificate::expired).toList();
  }
}
