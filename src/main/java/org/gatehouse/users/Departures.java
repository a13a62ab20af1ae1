package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.ErasedPerson;
import org.gatehouse.trail.Erasures;
import org.gatehouse.trail.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Deletes people with all that is known of them. What they did stays in the audit log under a
 * pseudonym that leads to nobody.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class Departures {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @Inject Reach reach;
  @EJB Managers managers;
  @EJB Leavers leavers;
  @EJB Erasures erasures;
  @EJB OtherLogs others;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Deletes whose user name was typed as a confirmation; INVALID concerns {@code confirm}. */
  public void delete(String nameOrId, @Nullable String typed) {
    User user = rows.get(caller.accountId(), nameOrId);
    if (!Identifiers.key(Objects.toString(typed, "")).equals(user.usernameKey())) {
      throw BusinessException.invalid("confirm", "users.delete.confirm", user.username());
    }
    delete(nameOrId);
  }

  /** Deletes the user with this name or id; it can not be undone. */
  public void delete(String nameOrId) {
    try {
      String pseudonym = managers.keeping(caller.accountId(), () -> leave(nameOrId));
      events.fire(
          new UserEvent.Done(
              caller.accountId(), UserEvent.Deed.DELETE, new UserEvent.Subject(pseudonym, "")));
    } catch (BusinessException refusal) {
      var subject = new UserEvent.Subject(OneLine.harmless(nameOrId, LONGEST), "");
      trail.recordFailure(
          new UserEvent.Failed(caller.accountId(), UserEvent.Deed.DELETE, subject, refusal.key()));
      throw refusal;
    }
  }

  /** Gives the pseudonym that the log keeps of him. */
  private String leave(String nameOrId) {
    User user = rows.get(caller.accountId(), nameOrId);
    reach.requireAnother(user, UserEvent.Deed.DELETE);
    rows.hold(user);
    String pseudonym = Leavers.pseudonym();
    ErasedPerson stranger = others.person(user, pseudonym);
    Set<Long> elsewhere = others.of(user);
    ErasedPerson person = leavers.remove(user, pseudonym);
    Origins here = erasures.erase(user.accountId(), person);
    Map<Long, Origins> there = new TreeMap<>();
    elsewhere.forEach(account -> there.put(account, erasures.erase(account, stranger)));
    erasures.eraseCounts(Map.of(user.accountId(), here), person);
    erasures.eraseCounts(there, stranger);
    return pseudonym;
  }
}
