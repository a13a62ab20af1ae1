package org.gatehouse.hosts;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.HostDirectory;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.branding.ShownAccount;
import org.gatehouse.messaging.Homes;
import org.gatehouse.platform.config.Settings;

/** Says whose a host is, and which host is an account's; whoever asks. */
@Stateless
@LocalBean
@Local({HostDirectory.class, Homes.class})
public class HostOwners implements HostDirectory, Homes {

  @Inject HostRows rows;
  @Inject Accounts accounts;
  @Inject Settings settings;
  @Inject ShownAccount shown;

  @Override
  public Optional<Caller.Account> findOwner(String host) {
    return rows.owner(host).map(account -> accounts.get(account).asCallersAccount());
  }

  @Override
  public Optional<Caller.Account> welcome(HttpServletRequest request, String host) {
    Optional<Caller.Account> owner = findOwner(host);
    owner.ifPresent(account -> shown.show(request, account.id()));
    return owner;
  }

  /** {@inheritDoc} Mails do not lead where the records are gone. */
  @Override
  public Optional<String> findHome(long accountId) {
    return rows.find(accountId)
        .filter(claim -> claim.state() == ClaimState.ACTIVE)
        .map(claim -> settings.linkAt(claim.host(), ""));
  }

  /** The host that the account has claimed, as long as anybody waits for it. */
  public Optional<String> findClaimed(long accountId) {
    return rows.find(accountId).filter(claim -> claim.state().watched()).map(HostClaim::host);
  }
}
