package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Reach;
import org.gatehouse.users.SignInUser;
import org.jspecify.annotations.Nullable;

/**
 * The people of the caller's account whom the rules about inactivity and passwords' ages spare:
 * service and break-glass users, each by name and with a reason.
 */
@Stateless
@PermissionRequired(Permission.POLICY_MANAGE)
public class Exemptions {

  static final int MOST = 200;

  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_NAME = 254;
  private static final String OF_ACCOUNT =
      "select e, u.username, u.firstName, u.lastName from Exemption e, User u"
          + " where e.accountId = :account and u.id = e.userId order by u.usernameKey";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @Inject Reach reach;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Who is spared, by user name. */
  public List<ExemptionDetails> list() {
    return em.createQuery(OF_ACCOUNT, Object[].class)
        .setParameter("account", caller.accountId())
        .setMaxResults(MOST)
        .getResultStream()
        .map(Exemptions::details)
        .toList();
  }

  /** NOT_FOUND if the account has no user with this name or id. */
  public void look(String nameOrId) {
    user(nameOrId);
  }

  /** Spares the user with this name or id; INVALID concerns {@code reason} or {@code exempt}. */
  public void add(@Nullable String nameOrId, @Nullable String reason) {
    String name = OneLine.harmless(nameOrId, LONGEST_NAME);
    try {
      Complaints complaints = new Complaints();
      String why = OneLine.required("reason", reason, LONGEST_REASON, complaints);
      complaints.refuse();
      accounts.lock(caller.accountId());
      SignInUser user = user(name);
      Optional<Exemption> known = find(user);
      if (known.isEmpty() && count() >= MOST) {
        throw BusinessException.invalid("exempt", "policy.exempt.many", MOST);
      }
      String before = known.map(Exemption::reason).orElse("");
      Exemption exemption = known.orElseGet(() -> new Exemption(user.accountId(), user.id()));
      exemption.because(why, caller.get().nameIn(caller.accountId()), clock.instant());
      em.persist(exemption);
      if (!before.equals(why)) {
        events.fire(new ExemptionEvent.Changed(user.accountId(), user.username(), before, why));
      }
    } catch (BusinessException refusal) {
      throw recorded(name, refusal);
    }
  }

  /** Spares somebody again who was spared; CONFLICT if somebody else has spared him meanwhile. */
  public void restore(String nameOrId, String reason) {
    accounts.lock(caller.accountId());
    if (reach.find(nameOrId).flatMap(this::find).isPresent()) {
      throw recorded(nameOrId, Undoable.late());
    }
    add(nameOrId, reason);
  }

  /** Lets the rules concern the user with this name or id again; tells why they did not. */
  public String remove(@Nullable String nameOrId) {
    String name = OneLine.harmless(nameOrId, LONGEST_NAME);
    try {
      accounts.lock(caller.accountId());
      SignInUser user = user(name);
      Exemption known = find(user).orElseThrow(BusinessException::notFound);
      em.remove(known);
      events.fire(
          new ExemptionEvent.Changed(user.accountId(), user.username(), known.reason(), ""));
      return known.reason();
    } catch (BusinessException refusal) {
      throw recorded(name, refusal);
    }
  }

  private SignInUser user(String name) {
    return reach.find(name).orElseThrow(BusinessException::notFound);
  }

  private BusinessException recorded(String name, BusinessException refusal) {
    trail.recordFailure(new ExemptionEvent.Failed(caller.accountId(), name, refusal.key()));
    return refusal;
  }

  private Optional<Exemption> find(SignInUser user) {
    return Optional.ofNullable(em.find(Exemption.class, user.id()));
  }

  private long count() {
    return em.createQuery(
            "select count(e) from Exemption e where e.accountId = :account", Long.class)
        .setParameter("account", caller.accountId())
        .getSingleResult();
  }

  private static ExemptionDetails details(Object[] row) {
    String username = (String) row[1];
    return ((Exemption) row[0])
        .details(username, Names.display((String) row[2], (String) row[3], username));
  }
}
