package org.gatehouse.branding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;

/** The host names of accounts, if some feature keeps any. */
@ApplicationScoped
class LoginHosts {

  static final String FIELD = "loginHost";

  @Inject All<LoginHost> kept;

  Optional<String> find(long accountId) {
    return kept.stream().flatMap(each -> each.find(accountId).stream()).findFirst();
  }

  void set(String host) {
    if (kept.stream().findAny().isEmpty()) {
      throw BusinessException.invalid(FIELD, "branding.loginHost.none");
    }
    kept.stream().forEach(each -> each.set(host));
  }
}
