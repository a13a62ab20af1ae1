package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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
import org.gatehouse.trail.ErasureTurns;
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

  /** So long ago may have happened what is only being written down. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @Inject Reach reach;
  @EJB Managers managers;
  @EJB Leavers leavers;
  @EJB Erasures erasures;
  @EJB ErasureTurns turns;
  @EJB OtherLogs others;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;
  @Inject Clock clock;

  /**
   * What somebody is called.
   *
   * @param person in the log of his account
   * @param stranger in those of the accounts elsewhere
   */
  private record Names(
      Leaver leaver, ErasedPerson person, ErasedPerson stranger, Set<Long> elsewhere) {

    Set<Long> logs() {
      Set<Long> logs = new HashSet<>(elsewhere);
      logs.add(leaver.accountId());
      return logs;
    }
  }

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
      String pseudonym = leave(nameOrId);
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

  /**
   * Gives the pseudonym that the log keeps of him. A long log is gone through before the account is
   * held, which sign-ins wait for, and what came meanwhile after that.
   */
  private String leave(String nameOrId) {
    String pseudonym = Leavers.pseudonym();
    Instant begun = clock.instant();
    Names before = names(nameOrId, pseudonym);
    turns.hold(before.logs());
    Map<Long, Origins> first = erase(before, Erasures.EVER);
    return managers.keeping(
        caller.accountId(),
        () -> {
          User user = rows.get(caller.accountId(), nameOrId);
          rows.hold(user);
          Names now = names(nameOrId, pseudonym);
          leavers.remove(user, now.leaver());
          Map<Long, Origins> origins =
              erase(now, now.equals(before) ? begun.minus(MARGIN) : Erasures.EVER);
          first.forEach(
              (account, his) -> origins.merge(account, his, (later, one) -> one.then(later)));
          long home = user.accountId();
          erasures.eraseCounts(Map.of(home, origins.remove(home)), now.person());
          erasures.eraseCounts(origins, now.stranger());
          return pseudonym;
        });
  }

  private Names names(String nameOrId, String pseudonym) {
    User user = rows.get(caller.accountId(), nameOrId);
    reach.requireAnother(user, UserEvent.Deed.DELETE);
    Leaver leaver = leavers.leaver(user, pseudonym);
    return new Names(
        leaver, Leavers.person(user, leaver), others.person(user, pseudonym), others.of(user));
  }

  private Map<Long, Origins> erase(Names names, Instant since) {
    Map<Long, Origins> origins = new TreeMap<>();
    long home = names.leaver().accountId();
    origins.put(home, erasures.erase(home, names.person(), since));
    names
        .elsewhere()
        .forEach(account -> origins.put(account, erasures.erase(account, names.stranger(), since)));
    return origins;
  }
}
