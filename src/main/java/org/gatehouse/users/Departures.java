package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.Sessions;
import org.gatehouse.messaging.Outbox;
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

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject UserRows rows;
  @Inject Reach reach;
  @Inject Managers managers;
  @Inject Sessions sessions;
  @Inject Outbox outbox;
  @Inject Instance<Belongings> belongings;
  @Inject Erasures erasures;
  @Inject Event<AuditEvent> events;
  @Inject AuditTrail trail;

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
    leave(user, pseudonym);
    return pseudonym;
  }

  private void leave(User user, String pseudonym) {
    var leaver = new Leaver(user.accountId(), user.id(), user.username(), pseudonym);
    List<String> addresses = addresses(user);
    belongings.forEach(feature -> feature.forget(leaver));
    sessions.endAll(user.id());
    addresses.forEach(address -> outbox.forget(user.accountId(), address));
    List.of(
            "UserRole",
            "Invitation",
            "EmailChange",
            "MobileChange",
            "PasswordReset",
            "UsedPassword")
        .forEach(
            entity ->
                em.createQuery("delete from " + entity + " e where e.userId = :user")
                    .setParameter("user", user.id())
                    .executeUpdate());
    List<String> values = new ArrayList<>(addresses);
    values.add(user.username());
    values.add(user.displayName());
    var person = new ErasedPerson(user.username(), values, pseudonym);
    em.remove(user);
    em.flush();
    erasures.erase(user.accountId(), person, user.email());
  }

  /** Those that he has, had and wanted, and his numbers. */
  private List<String> addresses(User user) {
    List<String> addresses = new ArrayList<>(List.of(user.email()));
    Stream.ofNullable(user.person().mobile()).forEach(addresses::add);
    em.createQuery("select c from MobileChange c where c.userId = :user", MobileChange.class)
        .setParameter("user", user.id())
        .getResultStream()
        .forEach(change -> addresses.add(change.mobile()));
    em.createQuery("select c from EmailChange c where c.userId = :user", EmailChange.class)
        .setParameter("user", user.id())
        .getResultStream()
        .forEach(
            change -> {
              addresses.add(change.oldEmail());
              addresses.add(change.newEmail());
            });
    return addresses.stream().distinct().toList();
  }
}
