package org.gatehouse.audit.retention;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.EntryCount;

/** How long the caller's account keeps its log. */
@Stateless
public class Retentions {

  static final int LEAST = 30;
  static final int MOST = 3650;
  private static final String UNLIMITED = "UNLIMITED";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** What the log holds, and for how long. */
  @PermissionRequired(Permission.AUDIT_READ)
  public RetentionDetails get() {
    Optional<Retention> kept = find();
    return new RetentionDetails(
        kept.flatMap(Retention::days),
        before(clock.instant().plus(EntryCount.QUARTER)),
        oldest(),
        kept.flatMap(Retention::cleanedAt),
        kept.map(Retention::removed).orElse(0L));
  }

  /** From when on the log keeps entries: older ones need not come in. */
  @PermissionRequired(Permission.AUDIT_WRITE)
  public Instant oldestKept() {
    return find()
        .flatMap(Retention::days)
        .map(days -> limit(clock.instant(), days))
        .orElse(Instant.EPOCH);
  }

  /**
   * Keeps entries so many days, or for ever; INVALID concerns {@code days}, or {@code confirmed}
   * where entries would be lost and that was not confirmed.
   */
  @PermissionRequired(Permission.AUDIT_MANAGE)
  public void keep(Optional<Integer> days, boolean confirmed) {
    try {
      check(days, confirmed);
    } catch (BusinessException refusal) {
      String reason = refusal.fields().get(0).key();
      trail.recordFailure(new RetentionEvent.ChangeFailed(caller.accountId(), reason));
      throw refusal;
    }
    Retention kept = find().orElseGet(() -> new Retention(caller.accountId()));
    Map<String, String> change =
        Change.details(Map.of("retention", text(kept.days())), Map.of("retention", text(days)));
    if (!change.isEmpty()) {
      kept.keep(days);
      em.persist(kept);
      events.fire(new RetentionEvent.Changed(caller.accountId(), change));
    }
  }

  /** Entries that occurred before this moment are removed. */
  static Instant limit(Instant now, int days) {
    return EntryCount.bucket(now.minus(Duration.ofDays(days)));
  }

  private void check(Optional<Integer> days, boolean confirmed) {
    if (days.isPresent() && (days.get() < LEAST || days.get() > MOST)) {
      throw BusinessException.invalid("days", "audit.retention.range", LEAST, MOST);
    }
    long lost = days.map(limit -> before(limit(clock.instant(), limit))).orElse(0L);
    if (lost > 0 && !confirmed) {
      throw BusinessException.invalid("confirmed", "audit.retention.lost", lost);
    }
  }

  private Optional<Retention> find() {
    return Optional.ofNullable(em.find(Retention.class, caller.accountId()));
  }

  private long before(Instant moment) {
    return em.createQuery(
            "select coalesce(sum(c.entries), 0) from EntryCount c where c.accountId = :account"
                + " and c.kind = :kind and c.bucket < :moment",
            // H2's sum is a decimal.
            Number.class)
        .setParameter("account", caller.accountId())
        .setParameter("kind", EntryCount.Kind.TEXT.code())
        .setParameter("moment", moment)
        .getSingleResult()
        .longValue();
  }

  private Optional<Instant> oldest() {
    return em.createQuery(
            "select d.occurredAt from EntryDetail d where d.accountId = :account"
                + " order by d.occurredAt, d.id",
            Instant.class)
        .setParameter("account", caller.accountId())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private static String text(Optional<Integer> days) {
    return days.map(Object::toString).orElse(UNLIMITED);
  }
}
