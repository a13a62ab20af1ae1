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
  private boolean autoCreateGroups;
  private boolean enabled;
  private boolean enforced = true;

  void show(SsoDetails details) {
    autoCreateUsers = details.autoCreateUsers();
    autoCreateGroups = details.autoCreateGroups();
    enabled = details.enabled();
    enforced = details.enforced();
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
        autoCreateGroups,
        enabled,
        enforced,
        NewSso.Strictness.SAME);
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

  public boolean isAutoCreateGroups() {
    return autoCreateGroups;
  }

  public void setAutoCreateGroups(boolean autoCreateGroups) {
    this.autoCreateGroups = autoCreateGroups;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  public boolean isEnforced() {
    return enforced;
  }

  public void setEnforced(boolean enforced) {
    this.enforced = enforced;
  }
}
