package org.gatehouse.hosts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.branding.LoginHost;

/** The login host as a part of how an account looks. */
@ApplicationScoped
class OwnLoginHost implements LoginHost {

  @Inject Hosts hosts;
  @Inject HostOwners owners;

  @Override
  public Optional<String> find(long accountId) {
    return owners.findClaimed(accountId);
  }

  @Override
  public void set(String host) {
    if (host.isBlank()) {
      hosts.release();
    } else {
      hosts.claim(host);
    }
  }
}
