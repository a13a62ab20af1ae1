package org.gatehouse.sso;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of the form, as somebody typed them. */
public class SsoFields {

  private @Nullable String idpEntityId;
  private @Nullable String certificates;
  private @Nullable String ssoUrl;
  private @Nullable String logoutUrl;
  private boolean autoCreateUsers;
  private boolean signRequests = true;
  private @Nullable String signatures;
  private @Nullable Integer skewSeconds;
  private @Nullable Integer authenticationMinutes;
  private boolean allowUnsolicited;
  private boolean absentMeansNone;

  void show(SsoDetails details) {
    autoCreateUsers = details.autoCreateUsers();
    signRequests = details.signRequests();
    signatures = details.signatures();
    skewSeconds = details.skewSeconds();
    authenticationMinutes = details.authenticationMinutes();
    allowUnsolicited = details.allowUnsolicited();
    absentMeansNone = details.absentMeansNone();
    var idp = details.idp();
    if (idp != null) {
      idpEntityId = idp.entityId();
      ssoUrl = idp.ssoUrl();
      logoutUrl = idp.logoutUrl();
      certificates =
          idp.certificates().stream()
              .map(SsoDetails.Certificate::pem)
              .collect(Collectors.joining());
    }
  }

  /** What the form asks for. A private key is not shown again, whatever becomes of it. */
  NewSso wanted() {
    var typed = certificates == null ? "" : certificates;
    if (typed.contains("PRIVATE KEY")) {
      certificates = "";
    }
    return new NewSso(
        idpEntityId,
        List.of(typed),
        ssoUrl,
        logoutUrl,
        null,
        autoCreateUsers,
        false,
        false,
        false,
        new NewSso.Strictness(
            signRequests,
            signatures,
            skewSeconds,
            authenticationMinutes == null ? Integer.valueOf(0) : authenticationMinutes,
            allowUnsolicited,
            absentMeansNone));
  }

  /** Everything as it is, but for what must be signed. */
  static NewSso.Strictness recommended(@Nullable String signatures) {
    return new NewSso.Strictness(null, signatures, null, null, null, null);
  }

  public @Nullable String getIdpEntityId() {
    return idpEntityId;
  }

  public void setIdpEntityId(@Nullable String idpEntityId) {
    this.idpEntityId = idpEntityId;
  }

  public @Nullable String getCertificates() {
    return certificates;
  }

  public void setCertificates(@Nullable String certificates) {
    this.certificates = certificates;
  }

  public @Nullable String getSsoUrl() {
    return ssoUrl;
  }

  public void setSsoUrl(@Nullable String ssoUrl) {
    this.ssoUrl = ssoUrl;
  }

  public @Nullable String getLogoutUrl() {
    return logoutUrl;
  }

  public void setLogoutUrl(@Nullable String logoutUrl) {
    this.logoutUrl = logoutUrl;
  }

  public boolean isAutoCreateUsers() {
    return autoCreateUsers;
  }

  public void setAutoCreateUsers(boolean autoCreateUsers) {
    this.autoCreateUsers = autoCreateUsers;
  }

  public boolean isSignRequests() {
    return signRequests;
  }

  public void setSignRequests(boolean signRequests) {
    this.signRequests = signRequests;
  }

  public @Nullable String getSignatures() {
    return signatures;
  }

  public void setSignatures(@Nullable String signatures) {
    this.signatures = signatures;
  }

  public @Nullable Integer getSkewSeconds() {
    return skewSeconds;
  }

  public void setSkewSeconds(@Nullable Integer skewSeconds) {
    this.skewSeconds = skewSeconds;
  }

  public @Nullable Integer getAuthenticationMinutes() {
    return authenticationMinutes;
  }

  public void setAuthenticationMinutes(@Nullable Integer authenticationMinutes) {
    this.authenticationMinutes = authenticationMinutes;
  }

  public boolean isAllowUnsolicited() {
    return allowUnsolicited;
  }

  public void setAllowUnsolicited(boolean allowUnsolicited) {
    this.allowUnsolicited = allowUnsolicited;
  }

  public boolean isAbsentMeansNone() {
    return absentMeansNone;
  }

  public void setAbsentMeansNone(boolean absentMeansNone) {
    this.absentMeansNone = absentMeansNone;
  }
}
