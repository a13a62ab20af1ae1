package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.gatehouse.trail.AuditEvent;

/**
 * Locks that the product itself decides on: they stop whoever guesses at a password, and neither
 * sessions nor single sign-on.
 */
@Stateless
public class AutomaticLocks {

  @Inject Clock clock;
  @EJB UserRows rows;
  @Inject Event<AuditEvent> events;

  /** Locks a user after too many wrong passwords; tells whether he was not locked before. */
  public boolean lock(long userId) {
    User user = rows.get(userId);
    rows.hold(user);
    if (user.locked()) {
      return false;
    }
    user.lock(Reason.ATTEMPTS, clock.instant());
    events.fire(
        new UserEvent.Automatic(
            user.accountId(), UserEvent.Deed.LOCK, user.subject(), Reason.ATTEMPTS));
    return true;
  }
}
