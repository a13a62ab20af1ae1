package org.gatehouse.audit.retention;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.audit.Masking;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.rest.NameInPath;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Values;
import org.jspecify.annotations.Nullable;

/**
 * Legal holds: while there is one, no clean-up takes out what it holds, however short the account
 * keeps its entries. The database refuses it, too.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class Holds {

  /** So many an account has at most. */
  static final int MOST = 50;

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_WHY = 500;
  private static final String NAME = "name";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Masking masking;
  @EJB Accounts accounts;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Those that are not released, by name. */
  public List<HoldDetails> list() {
    return em.createNamedQuery("Hold.all", Hold.class)
        .setParameter("account", caller.accountId())
        .getResultStream()
        .map(Hold::details)
        .map(hold -> masking.on() ? hold.masked() : hold)
        .toList();
  }

  /**
   * Holds all entries, or those from a moment on, until it is released. INVALID concerns {@code
   * name} or {@code why}; CONFLICT if there is one of that name, or there are too many.
   */
  @PermissionRequired(Permission.AUDIT_MANAGE)
  public HoldDetails place(@Nullable String name, @Nullable String why, Optional<Instant> from) {
    // One after the other, so that no two take the same name.
    accounts.lock(caller.accountId());
    // And a clean-up that runs at this moment ends before it, or heeds it.
    em.find(Retention.class, caller.accountId(), LockModeType.PESSIMISTIC_WRITE);
    try {
      requireOpen();
      HoldDetails wanted = checked(name, why, from);
      em.persist(new Hold(caller.accountId(), wanted));
      tell(HoldEvent.Deed.PLACE, wanted);
      return wanted;
    } catch (BusinessException refusal) {
      refused(HoldEvent.Deed.PLACE, name, refusal);
      throw refusal;
    }
  }

  /** Releases it: the next clean-up may take out what it held. NOT_FOUND if there is none. */
  @PermissionRequired(Permission.AUDIT_MANAGE)
  public void release(@Nullable String name) {
    try {
      String exactly = name == null ? "" : name;
      Hold hold =
          find(exactly)
              .or(() -> find(NameInPath.of(exactly)))
              .orElseThrow(BusinessException::notFound);
      hold.release(clock.instant(), caller.get().nameIn(caller.accountId()));
      tell(HoldEvent.Deed.RELEASE, hold.details());
    } catch (BusinessException refusal) {
      refused(HoldEvent.Deed.RELEASE, name, refusal);
      throw refusal;
    }
  }

  private HoldDetails checked(@Nullable String name, @Nullable String why, Optional<Instant> from) {
    Complaints complaints = new Complaints();
    String line = OneLine.required(NAME, name, LONGEST_NAME, complaints);
    String reason = OneLine.required("why", why, LONGEST_WHY, complaints);
    complaints.refuse();
    if (find(line).isPresent()) {
      throw BusinessException.conflict(NAME, "audit.hold.taken");
    }
    if (list().size() >= MOST) {
      throw BusinessException.conflict(NAME, "audit.hold.many", MOST);
    }
    return new HoldDetails(
        line, reason, from, clock.instant(), caller.get().nameIn(caller.accountId()));
  }

  /** A closed account's log is about to be erased; whoever wants to hold it reopens it first. */
  private void requireOpen() {
    AccountStatus status = accounts.current().status();
    if (status != AccountStatus.ACTIVE && status != AccountStatus.SUSPENDED) {
      throw BusinessException.of(Kind.CONFLICT, "audit.hold.closed");
    }
  }

  private Optional<Hold> find(String name) {
    return em.createNamedQuery("Hold.named", Hold.class)
        .setParameter("account", caller.accountId())
        .setParameter("name", Values.nameKey(name))
        .getResultStream()
        .findFirst();
  }

  private void tell(HoldEvent.Deed deed, HoldDetails hold) {
    String from = hold.from().map(Instant::toString).orElse("");
    events.fire(new HoldEvent.Done(caller.accountId(), deed, hold.name(), hold.why(), from));
  }

  private void refused(HoldEvent.Deed deed, @Nullable String name, BusinessException refusal) {
    trail.recordFailure(
        new HoldEvent.Refused(
            caller.accountId(), deed, OneLine.harmless(name, LONGEST_NAME), refusal.key()));
  }
}
