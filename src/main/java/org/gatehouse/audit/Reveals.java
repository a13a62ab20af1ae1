package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.jspecify.annotations.Nullable;

/** Shows personal values to auditors, for a reason and for a while, both of which the log keeps. */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class Reveals {

  static final Duration LASTS = Duration.ofMinutes(15);

  private static final int LONGEST = 500;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /** Shows them to the caller, in the account that he acts in; INVALID concerns {@code why}. */
  public void reveal(@Nullable String why) {
    long user = caller.get().userId().orElseThrow(BusinessException::forbidden);
    Complaints complaints = new Complaints();
    String reason = OneLine.required("why", why, LONGEST, complaints);
    complaints.refuse();
    Instant now = clock.instant();
    Instant until = now.plus(LASTS);
    em.createNamedQuery("Reveal.removeOld")
        .setParameter("user", user)
        .setParameter("now", now)
        .executeUpdate();
    em.persist(new Reveal(caller.accountId(), user, until));
    events.fire(new RevealEvent(caller.accountId(), reason, until.toString()));
  }

  /** Until when the caller sees them; empty if he does not. */
  public Optional<Instant> until() {
    return caller
        .get()
        .userId()
        .map(
            user ->
                em.createNamedQuery("Reveal.until", Instant.class)
                    .setParameter("user", user)
                    .setParameter("account", caller.accountId())
                    .setParameter("now", clock.instant())
                    .getSingleResult());
  }
}
