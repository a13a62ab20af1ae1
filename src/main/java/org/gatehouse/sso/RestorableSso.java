package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.access.Permission;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;

/**
 * Puts values of single sign-on back that an entry of the log names.
 *
 * <p>Not the certificates, of which the log keeps fingerprints only, and not the short name:
 * another address is made from it each time.
 */
@ApplicationScoped
class RestorableSso implements RestorableSetting {

  private static final String EVENT = "account.login-options";
  private static final String MINUTES = "authenticationMinutes";

  @Inject SsoConfigurations configurations;

  @Override
  public boolean concerns(String event) {
    return event.equals(EVENT);
  }

  @Override
  public Permission permission() {
    return Permission.SSO_MANAGE;
  }

  @Override
  public String path() {
    return "/sso";
  }

  @Override
  public boolean restorable(Change change) {
    boolean has = !change.before().isEmpty() || change.field().equals(MINUTES);
    return has
        && configurations
            .find()
            .map(RestorableSso::values)
            .filter(now -> now.containsKey(change.field()))
            .filter(now -> !change.before().equals(now.get(change.field())))
            .isPresent();
  }

  @Override
  public void restore(Change change) {
    SsoDetails details = configurations.get();
    Map<String, String> values = values(details);
    values.replace(change.field(), change.before());
    configurations.save(wanted(details, values));
  }

  /** The values as the log writes them; none while the provider's part is missing. */
  private static Map<String, String> values(SsoDetails details) {
    Map<String, String> values = new LinkedHashMap<>();
    if (details.idp() != null) {
      values.put("idpEntityId", details.idp().entityId());
      values.put("ssoUrl", details.idp().ssoUrl());
      values.put("logoutUrl", details.idp().logoutUrl());
      values.put("autoCreateUsers", Boolean.toString(details.autoCreateUsers()));
      values.put("autoCreateGroups", Boolean.toString(details.autoCreateGroups()));
      values.put("enabled", Boolean.toString(details.enabled()));
      values.put("enforced", Boolean.toString(details.enforced()));
      values.put("signRequests", Boolean.toString(details.signRequests()));
      values.put("signatures", details.signatures());
      values.put("skewSeconds", Integer.toString(details.skewSeconds()));
      values.put(MINUTES, Objects.toString(details.authenticationMinutes(), ""));
      values.put("allowUnsolicited", Boolean.toString(details.allowUnsolicited()));
      values.put("absentMeansNone", Boolean.toString(details.absentMeansNone()));
    }
    return values;
  }

  private static NewSso wanted(SsoDetails details, Map<String, String> values) {
    SsoDetails.Idp idp = Objects.requireNonNull(details.idp());
    String minutes = values.getOrDefault(MINUTES, "");
    return new NewSso(
        values.get("idpEntityId"),
        idp.certificates().stream().map(SsoDetails.Certificate::pem).toList(),
        values.get("ssoUrl"),
        values.get("logoutUrl"),
        null,
        Boolean.parseBoolean(values.get("autoCreateUsers")),
        Boolean.parseBoolean(values.get("autoCreateGroups")),
        Boolean.parseBoolean(values.get("enabled")),
        Boolean.parseBoolean(values.get("enforced")),
        new NewSso.Strictness(
            Boolean.parseBoolean(values.get("signRequests")),
            values.get("signatures"),
            Integer.valueOf(values.getOrDefault("skewSeconds", "0")),
            minutes.isEmpty() ? 0 : Integer.parseInt(minutes),
            Boolean.parseBoolean(values.get("allowUnsolicited")),
            Boolean.parseBoolean(values.get("absentMeansNone"))));
  }
}
