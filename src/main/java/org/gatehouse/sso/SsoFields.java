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

  private final SsoOptionFields options = new SsoOptionFields();

  void show(SsoDetails details) {
    autoCreateUsers = details.autoCreateUsers();
    options.show(details);
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
        options.wanted());
  }

  public SsoOptionFields getOptions() {
    return options;
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
}
