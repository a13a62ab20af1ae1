package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.SessionDetails;
import org.gatehouse.access.Sessions;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/** The sessions of the people of the caller's account; what ends here has ended on every node. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class UserSessions {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @Inject Reach reach;
  @EJB Sessions sessions;
  @EJB SessionMails mails;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The live sessions of the user with this name or id. */
  public List<SessionDetails> list(String nameOrId) {
    return sessions.list(rows.get(caller.accountId(), nameOrId).id(), "");
  }

  /** Ends one; NOT_FOUND if it is over. */
  public void end(String nameOrId, long id) {
    end(
        nameOrId,
        user -> {
          if (!sessions.end(user.id(), id)) {
            throw BusinessException.notFound();
          }
        });
  }

  /** Signs him out everywhere. */
  public void endAll(String nameOrId) {
    end(nameOrId, user -> sessions.endAll(user.id()));
  }

  private void end(String nameOrId, Consumer<User> end) {
    try {
      User user = rows.get(caller.accountId(), nameOrId);
      reach.require(user);
      end.accept(user);
      if (caller.get().userId().filter(id -> id == user.id()).isEmpty()) {
        mails.ended(user);
      }
      events.fire(new UserEvent.Done(user.accountId(), UserEvent.Deed.END_SESSION, user.subject()));
    } catch (BusinessException refusal) {
      var subject = new UserEvent.Subject(OneLine.harmless(nameOrId, LONGEST), "");
      trail.recordFailure(
          new UserEvent.Failed(
              caller.accountId(), UserEvent.Deed.END_SESSION, subject, refusal.key()));
      throw refusal;
    }
  }
}
