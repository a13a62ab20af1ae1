package org.gatehouse.sso;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.gatehouse.sso.connection.ClaimNames;
import org.gatehouse.sso.connection.Comparison;
import org.gatehouse.sso.connection.EncryptionDemand;
import org.gatehouse.sso.connection.NameIdValue;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.jspecify.annotations.Nullable;

/** The columns of what was agreed with an identity provider and of what the account decides. */
@MappedSuperclass
public abstract class Agreement {

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

  /** For JPA. */
  protected Agreement() {}

  void agree(IdpValues idp) {
    idpEntityId = idp.entityId();
    idpCertificates = idp.certificates();
    ssoUrl = idp.ssoUrl();
    logoutUrl = idp.logoutUrl();
  }

  final void decide(SsoOptions options) {
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
}
