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
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.sso.connection.ClaimNames;
import org.gatehouse.sso.connection.Comparison;
import org.gatehouse.sso.connection.EncryptionDemand;
import org.gatehouse.sso.connection.NameIdValue;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.gatehouse.sso.keys.SealedKey;
import org.jspecify.annotations.Nullable;

/** One account's agreement with its identity provider; the provider's part may still be missing. */
@Entity
@Table(name = "sso_configuration")
@NamedQuery(
    name = "SsoConfiguration.ofAccount",
    query = "select c from SsoConfiguration c where c.accountId = :account")
@NamedQuery(
    name = "SsoConfiguration.enabled",
    query =
        "select c.accountId from SsoConfiguration c"
            + " where c.enabled = true and c.accountId > :after order by c.accountId")
@NamedQuery(
    name = "SsoConfiguration.sharing",
    query = "select c from SsoConfiguration c where c.sharedFrom = :account order by c.accountId")
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

  @Column(name = "force_authn")
  private boolean forceAuthn;

  @Column(name = "authn_contexts")
  private @Nullable String authnContexts;

  @Column(name = "authn_comparison")
  @Enumerated(EnumType.STRING)
  private Comparison authnComparison;

  @Column(name = "encryption")
  @Enumerated(EnumType.STRING)
  private EncryptionDemand encryption;

  @Column(name = "name_id_value")
  @Enumerated(EnumType.STRING)
  private NameIdValue nameIdValue;

  @Column(name = "claim_names")
  private @Nullable String claimNames;

  @Column(name = "refuse_expired")
  private boolean refuseExpired;

  /** The account above whose agreement counts here, if it is shared. */
  @Column(name = "shared_from")
  private @Nullable Long sharedFrom;

  @Column(name = "shared_at")
  private @Nullable Instant sharedAt;

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

  /** Lets the agreement of the account above count here; what is here does not meanwhile. */
  void share(long from, Instant now) {
    sharedFrom = from;
    sharedAt = now;
    enabled = false;
    autoCreateGroups = false;
    changedAt = now;
  }

  void release(Instant now) {
    sharedFrom = null;
    sharedAt = null;
    changedAt = now;
  }

  void rename(String name, String token, Instant now) {
    requireOwn();
    spName = name;
    acsToken = token;
    changedAt = now;
  }

  void apply(CheckedSso checked, Instant now) {
    requireOwn();
    idpEntityId = checked.idp().entityId();
    idpCertificates = checked.idp().certificates();
    ssoUrl = checked.idp().ssoUrl();
    logoutUrl = checked.idp().logoutUrl();
    apply(checked.options(), now);
  }

  final void apply(SsoOptions options, Instant now) {
    requireOwn();
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
    var asking = options.asking();
    forceAuthn = asking.forceAuthn();
    authnContexts = asking.contexts().isEmpty() ? null : String.join(" ", asking.contexts());
    authnComparison = asking.comparison();
    var reading = options.reading();
    encryption = reading.encryption();
    nameIdValue = reading.nameIdValue();
    claimNames = reading.claims().lines();
    refuseExpired = reading.expiredRefused();
    changedAt = now;
  }

  /** Another key pair of ours; or the same, where only what stands beside it has changed. */
  void use(SealedKey key, Instant now) {
    spKey = key.encryptedKey();
    spCertificate = key.certificate();
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
        absentMeansNone,
        new SamlRules.Asking(
            forceAuthn,
            authnContexts == null ? List.of() : List.of(authnContexts.split(" ")),
            authnComparison),
        new SamlRules.Reading(encryption, nameIdValue, ClaimNames.of(claimNames), refuseExpired));
  }

  Instant changedAt() {
    return changedAt;
  }

  @Nullable Long sharedFrom() {
    return sharedFrom;
  }

  Instant sharedAt() {
    return Objects.requireNonNull(sharedAt);
  }

  /** CONFLICT while the agreement of the account above counts here. */
  private void requireOwn() {
    if (sharedFrom != null) {
      throw BusinessException.of(Kind.CONFLICT, "sso.sharing.readOnly");
    }
  }

  long version() {
    return version;
  }
}
