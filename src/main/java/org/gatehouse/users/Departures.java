package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.ErasedPerson;
import org.gatehouse.trail.Erasures;
import org.jspecify.annotations.Nullable;

/**
 * Deletes people with all that is known of them. What they did stays in the audit log under a
 * pseudonym that leads to nobody.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class Departures {

  private static final int LONGEST = 254;
  private static final int PSEUDONYM_LETTERS = 10;

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
    String pseudonym = "erased-" + Tokens.letters(PSEUDONYM_LETTERS);
    ErasedPerson stranger = others.person(user, pseudonym);
    Set<Long> elsewhere = others.of(user);
    ErasedPerson person = leavers.remove(user, pseudonym);
    erasures.erase(user.accountId(), person);
    elsewhere.forEach(account -> erasures.erase(account, stranger));
    erasures.eraseCounts(Set.of(user.accountId()), person);
    erasures.eraseCounts(elsewhere, stranger);
    return pseudonym;
  }
}
