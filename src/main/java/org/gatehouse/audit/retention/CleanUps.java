package org.gatehouse.audit.retention;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.platform.persistence.Turns;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.EntryCount;
import org.gatehouse.trail.Feed;

/** Takes out what is older than its account keeps, in small transactions that block no insert. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CleanUps {

  static final int BATCH = 5_000;

  /** The counts of so long go with one statement: those of years may take longer than one may. */
  private static final Duration COUNTS = Duration.ofDays(30);

  private static final Duration PAUSE = Duration.ofHours(1);

  /** An export that has not moved for so long has ended without a word. */
  private static final Duration PACKING = Duration.ofMinutes(2);

  /** So long at most a clean-up is put off by exports. */
  static final Duration LONGEST_WAIT = Duration.ofDays(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Turns turns;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB Feed feed;

  /** An account whose entries before a moment go. */
  public record Due(long accountId, Instant before) {}

  /** The accounts that keep entries for a limited time, if it is this node's turn. */
  public List<Due> due() {
    if (!turns.take("trail.retention", PAUSE)) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Long> packing = packing();
    return em.createNamedQuery("Retention.limited", Retention.class)
        .getResultStream()
        .filter(kept -> !packing.contains(kept.accountId()) || !kept.waits(now, LONGEST_WAIT))
        .map(kept -> new Due(kept.accountId(), before(kept, now)))
        .toList();
  }

  /**
   * The accounts whose log is written with its proofs, alone or in a pack: what goes meanwhile
   * would look taken out, since the file ends before the entry that tells of it.
   */
  private List<Long> packing() {
    return em.createNamedQuery("Export.packing", Long.class)
        .setParameter("alive", clock.instant().minus(PACKING))
        .getResultList();
  }

  /** What is written at this moment would tell of a log that somebody has taken entries from. */
  private void endPacking(long account, Instant now) {
    em.createNamedQuery("Export.overtaken")
        .setParameter("account", account)
        .setParameter("formats", List.of("EVIDENCE", "PROOFS"))
        .setParameter("reason", "audit.export.cleaned")
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Nothing that is held, and nothing younger: entries go from the oldest on. */
  private Instant before(Retention kept, Instant now) {
    Instant limit = unfed(kept, now);
    return em.createNamedQuery("Hold.all", Hold.class)
        .setParameter("account", kept.accountId())
        .getResultStream()
        .map(hold -> hold.details().from().orElse(Instant.EPOCH))
        .min(Comparator.naturalOrder())
        // Counts are removed by whole quarters, too.
        .map(EntryCount::bucket)
        .filter(limit::isAfter)
        .orElse(limit);
  }

  /**
   * What somebody still has to get stays. What comes in at this moment may be as old as is kept and
   * is not lined up yet, so a log that is handed on keeps a quarter of an hour more.
   */
  private Instant unfed(Retention kept, Instant now) {
    int days = kept.days().orElse(Retentions.MOST);
    if (feed.fed(kept.accountId()).isEmpty()) {
      return Retentions.limit(now, days);
    }
    Instant limit = Retentions.limit(now.minus(EntryCount.QUARTER), days);
    return feed.oldest(kept.accountId())
        .map(EntryCount::bucket)
        .filter(limit::isAfter)
        .orElse(limit);
  }

  /**
   * Removes a batch; the last one in the transaction that tells of all, so that none goes untold.
   *
   * @param before how many were removed before it
   */
  public int step(Due due, long before) {
    // Whoever places a hold waits for this row, or this waits for him and heeds it.
    Retention kept = em.find(Retention.class, due.accountId(), LockModeType.PESSIMISTIC_WRITE);
    Instant now = clock.instant();
    Instant limit = before(kept, now);
    Due still = limit.isBefore(due.before()) ? new Due(due.accountId(), limit) : due;
    boolean packing = packing().contains(due.accountId());
    if (packing && kept.waits(now, LONGEST_WAIT)) {
      // The others are counted as long as they are there; those that went before are told of. A
      // file that was begun in between misses them already and ends before the entry that tells.
      if (before > 0) {
        endPacking(due.accountId(), now);
        tell(still, before);
      }
      return 0;
    }
    int batch = remove(still);
    if (packing && batch > 0) {
      endPacking(due.accountId(), now);
    }
    if (batch < BATCH) {
      finish(still, before + batch);
    }
    return batch;
  }

  /** Removes the oldest entries, a batch at most; how many. */
  public int remove(Due due) {
    return ((Number)
            em.createNativeQuery("select audit_remove(?1, ?2, ?3)")
                .setParameter(1, due.accountId())
                .setParameter(2, Timestamp.from(due.before()))
                .setParameter(3, BATCH)
                .getSingleResult())
        .intValue();
  }

  /** Notes what was removed, and forgets its counts. */
  public void finish(Due due, long removed) {
    for (EntryCount.Kind kind : EntryCount.Kind.values()) {
      forgetCounts(due, kind.code());
    }
    tell(due, removed);
  }

  private void forgetCounts(Due due, String kind) {
    Instant oldest =
        em.createNamedQuery("EntryCount.oldest", Instant.class)
            .setParameter("account", due.accountId())
            .setParameter("kind", kind)
            .getSingleResult();
    while (oldest != null && oldest.isBefore(due.before())) {
      Instant some = oldest.plus(COUNTS);
      oldest = some.isBefore(due.before()) ? some : due.before();
      em.createNamedQuery("EntryCount.forget")
          .setParameter("account", due.accountId())
          .setParameter("kind", kind)
          .setParameter("before", oldest)
          .executeUpdate();
    }
  }

  private void tell(Due due, long removed) {
    em.find(Retention.class, due.accountId()).cleaned(clock.instant(), removed);
    Places places = places(due.accountId());
    if (removed > 0 || places.grown()) {
      keep(due.accountId(), places);
      long count = removed;
      for (String some : places.texts()) {
        events.fire(
            new RetentionEvent.CleanedUp(due.accountId(), count, due.before().toString(), some));
        count = 0;
      }
    }
  }

  /** What all clean-ups so far have taken out, this one too. */
  private Places places(long account) {
    return new Places(
        em.createNativeQuery(
                "select first_index, last_index from audit_removed where account_id = ?1"
                    + " order by first_index")
            .setParameter(1, account)
            .getResultList());
  }

  private void keep(long account, Places places) {
    if (places.grown()) {
      em.createNativeQuery("delete from audit_removed where account_id = ?1")
          .setParameter(1, account)
          .executeUpdate();
      for (Places.Range range : places.ranges()) {
        em.createNativeQuery(
                "insert into audit_removed (account_id, first_index, last_index)"
                    + " values (?1, ?2, ?3)")
            .setParameter(1, account)
            .setParameter(2, range.first())
            .setParameter(3, range.last())
            .executeUpdate();
      }
    }
  }
}
