package org.gatehouse.apikeys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Authenticator;
import org.gatehouse.access.Caller;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;

/** The key of automation from the settings: a program with an operator's rights. */
@ApplicationScoped
class BootstrapKey implements Authenticator {

  private static final String NAME = "bootstrap";

  @Inject Settings settings;

  /** Compares hashes, so that the time tells neither the key nor its length. */
  @Override
  public Optional<Caller> authenticate(String key) {
    return settings
        .bootstrap()
        .apiKey()
        .filter(right -> Tokens.same(Tokens.hash(right), Tokens.hash(key)))
        .map(right -> Caller.program(NAME, Accounts.PLATFORM, Set.of(Permission.values())));
  }
}
