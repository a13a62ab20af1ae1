package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;

/**
 * Puts values of single sign-on back that an entry of the log names, but none that the account
 * above has changed: nobody here can.
 *
 * <p>Not the provider's name, address and certificates: one of them alone is half a provider (the
 * history has them whole). Not the short name: another address is made from it each time.
 */
@ApplicationScoped
class RestorableSso implements RestorableSetting {

  private static final String EVENT = "account.login-options";
  private static final Set<String> EMPTIABLE = Set.of(SsoValues.MINUTES, "authnContexts");
  private static final Set<String> ELSEWHERE = Set.of("spName", "certificates");
  private static final Set<String> PROVIDER = Set.of("idpEntityId", "ssoUrl");

  /** What may refuse passwords has a switch that says whom first. */
  private static final Set<String> SWITCHES = Set.of("enabled", "enforced");

  @EJB SsoConfigurations configurations;
  @EJB SharedSso shared;
  @Inject CurrentCaller caller;

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
    boolean has = !change.before().isEmpty() || EMPTIABLE.contains(change.field());
    boolean refuses = SWITCHES.contains(change.field()) && Boolean.parseBoolean(change.before());
    return has
        && !refuses
        && !PROVIDER.contains(change.field())
        && shared.source(caller.accountId()).isEmpty()
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
    NewSso wanted = SsoValues.wanted(values);
    configurations.save(wanted.withCertificates(pem(details)));
  }

  /** The values as the log writes them; none while the provider's part is missing. */
  private static Map<String, String> values(SsoDetails details) {
    Map<String, String> values = new LinkedHashMap<>();
    if (details.idp() != null) {
      values.putAll(details.values());
      values.keySet().removeAll(ELSEWHERE);
    }
    return values;
  }

  private static List<String> pem(SsoDetails details) {
    return Objects.requireNonNull(details.idp()).certificates().stream()
        .map(SsoDetails.Certificate::pem)
        .toList();
  }
}
