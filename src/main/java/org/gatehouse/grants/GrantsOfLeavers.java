package org.gatehouse.grants;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/**
 * The roles in other accounts of somebody who is being deleted: they go with all his roles, and the
 * logs of those accounts tell of it under his pseudonym. That of his own tells that he was deleted.
 */
@Stateless
public class GrantsOfLeavers implements Belongings {

  @EJB GrantRows rows;
  @EJB Accounts accounts;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  @Override
  public void forget(Leaver leaver) {
    rows.elsewhere(leaver.userId(), leaver.accountId(), clock.instant())
        .forEach(
            (account, roles) ->
                events.fire(
                    new GrantEvent.Ended(
                        account,
                        leaver.pseudonym(),
                        accounts.get(account).slug(),
                        HeldRole.text(roles))));
  }
}
