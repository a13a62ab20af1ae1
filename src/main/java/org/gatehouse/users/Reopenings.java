package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/**
 * Takes back that somebody was disabled or locked by hand, and no more than that: for how long he
 * was away, his counted guesses and the lock that was there before stay. CONFLICT if somebody has
 * let him in or stopped him once more meanwhile.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class Reopenings {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @Inject Reach reach;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Takes back that he was disabled. */
  public void enable(String nameOrId, Stopped stopped) {
    takeBack(
        nameOrId,
        UserEvent.Deed.ENABLE,
        user -> stopped.is(user.disabling()),
        User::disabledNoMore);
  }

  /** Takes back that he was locked. */
  public void unlock(String nameOrId, Stopped stopped) {
    takeBack(
        nameOrId,
        UserEvent.Deed.UNLOCK,
        user -> stopped.is(user.locking()),
        user -> {
          user.unlock();
          stopped.before().ifPresent(before -> user.lock(before.reason(), before.since()));
        });
  }

  private void takeBack(
      String nameOrId, UserEvent.Deed deed, Predicate<User> still, Consumer<User> change) {
    try {
      User user = rows.get(caller.accountId(), nameOrId);
      reach.requireAnother(user, deed);
      rows.hold(user);
      if (!still.test(user)) {
        throw Undoable.late();
      }
      change.accept(user);
      events.fire(new UserEvent.Done(caller.accountId(), deed, user.subject()));
      Stop lock = user.locking();
      if (deed == UserEvent.Deed.UNLOCK && lock != null) {
        // Without it the log would call him unlocked.
        events.fire(
            new UserEvent.Automatic(
                user.accountId(), UserEvent.Deed.LOCK, user.subject(), lock.reason()));
      }
    } catch (BusinessException refusal) {
      var subject = new UserEvent.Subject(OneLine.harmless(nameOrId, LONGEST), "");
      trail.recordFailure(new UserEvent.Failed(caller.accountId(), deed, subject, refusal.key()));
      throw refusal;
    }
  }
}
