package org.gatehouse.sso;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.gatehouse.sso.connection.SignatureDemand;
import org.jspecify.annotations.Nullable;

/** One account's agreement with its identity provider; the provider's part may still be missing. */
@Entity
@Table(name = "sso_configuration")
@NamedQuery(
    name = "SsoConfiguration.ofAccount",
    query = "select c from SsoConfiguration c where c.accountId = :account")
@NamedQuery(
    name = "SsoConfiguration.named",
    query = "select c from SsoConfiguration c where c.spName = :name")
public class SsoConfiguration {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_configuration_seq")
  @SequenceGenerator(
      name = "sso_configuration_seq",
      sequenceName = "sso_configuration_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "sp_name")
  private String spName;

  @Column(name = "acs_token")
  private String acsToken;

  @Column(name = "sp_key")
  private String spKey;

  @Column(name = "sp_certificate")
  private String spCertificate;

  @Column(name = "idp_entity_id")
  private @Nullable String idpEntityId;

  @Column(name = "idp_certificates")
  private @Nullable String idpCertificates;

  @Column(name = "sso_url")
  private @Nullable String ssoUrl;

  @Column(name = "logout_url")
  private @Nullable String logoutUrl;

  @Column(name = "auto_create_users")
  private boolean autoCreateUsers;

  @Column(name = "auto_create_groups")
  private boolean autoCreateGroups;

  @Column(name = "enabled")
  private boolean enabled;

  @Column(name = "enforced")
  private boolean enforced;

  @Column(name = "sign_requests")
  private boolean signRequests;

  @Column(name = "signatures")
  @Enumerated(EnumType.STRING)
  private SignatureDemand signatures;

  @Column(name = "skew_seconds")
  private int skewSeconds;

  @Column(name = "authentication_minutes")
  private @Nullable Integer authenticationMinutes;

  @Column(name = "allow_unsolicited")
  private boolean allowUnsolicited;

  @Column(name = "absent_means_none")
  private boolean absentMeansNone;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected SsoConfiguration() {}

  SsoConfiguration(long accountId, SealedKey key, Instant now) {
    this.accountId = accountId;
    this.spKey = key.encryptedKey();
    this.spCertificate = key.certificate();
    apply(SsoOptions.standard(), now);
  }

  /** Our key pair as it is stored: the private half encrypted, the certificate in Base64. */
  record SealedKey(String encryptedKey, String certificate) {}

  void rename(String name, String token, Instant now) {
    spName = name;
    acsToken = token;
    changedAt = now;
  }

  void apply(IdpValues idp, Instant now) {
    idpEntityId = idp.entityId();
    idpCertificates = idp.certificates();
    ssoUrl = idp.ssoUrl();
    logoutUrl = idp.logoutUrl();
    changedAt = now;
  }

  void apply(SsoOptions options, Instant now) {
    autoCreateUsers = options.autoCreateUsers();
    autoCreateGroups = options.autoCreateGroups();
    enabled = options.enabled();
    enforced = options.enforced();
    signRequests = options.signRequests();
    signatures = options.signatures();
    skewSeconds = options.skewSeconds();
    authenticationMinutes = options.authenticationMinutes();
    allowUnsolicited = options.allowUnsolicited();
    absentMeansNone = options.absentMeansNone();
    changedAt = now;
  }

  long accountId() {
    return accountId;
  }

  String spName() {
    return spName;
  }

  String acsToken() {
    return acsToken;
  }

  SealedKey key() {
    return new SealedKey(spKey, spCertificate);
  }

  /** What the identity provider gave, or null while nobody has filled it in. */
  @Nullable IdpValues idp() {
    return idpEntityId == null || idpCertificates == null || ssoUrl == null || logoutUrl == null
        ? null
        : new IdpValues(idpEntityId, idpCertificates, ssoUrl, logoutUrl);
  }

  SsoOptions options() {
    return new SsoOptions(
        autoCreateUsers,
        autoCreateGroups,
        enabled,
        enforced,
        signRequests,
        signatures,
        skewSeconds,
        authenticationMinutes,
        allowUnsolicited,
        absentMeansNone);
  }

  Instant changedAt() {
    return changedAt;
  }

  long version() {
    return version;
  }
}
