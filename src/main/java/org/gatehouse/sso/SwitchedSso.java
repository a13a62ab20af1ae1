package org.gatehouse.sso;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.gatehouse.trail.AuditEvent;

/**
 * Sees when passwords begin to be refused or are accepted again, by whatever switch that comes, and
 * has the log tell of it. Deciding it for the day on which single sign-on is on refuses nobody yet.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SwitchedSso implements WhenLive {

  @Inject Event<AuditEvent> events;

  @Override
  public void changed(LiveChange change) {
    boolean refused = change.after().refusesPasswords();
    if (refused != change.before().filter(SsoDetails::refusesPasswords).isPresent()) {
      events.fire(new SsoEvent.Enforced(change.accountId(), refused));
    }
  }
}
