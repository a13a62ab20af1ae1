package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is due for sinks, and what became of it.
 *
 * <p>A sink is leased to one node at a time, for a minute of the database's clock, so that nodes
 * whose clocks differ agree. Each lease has a number: a node that was away longer than its lease
 * confirms nothing any more, and what it had sent comes again from the next holder.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Shipments {

  /** How many refused entries a sink may have before it stands still. */
  static final int MOST_DEAD = 200;

  private static final int PATIENCE = 3;

  private static final String DUE =
      """
      select p.sink_id from audit_sink_progress p
      join audit_sink s on s.id = p.sink_id
      join audit_feed_account f on f.account_id = p.account_id
      where not s.paused and (p.leased_until is null or p.leased_until < current_timestamp)
        and (p.next_try_at is null or p.next_try_at <= ?1)
        and (f.fed > p.confirmed
          or exists (select 1 from audit_dead_letter d where d.sink_id = p.sink_id and d.again))
      """;

  private static final String TROUBLED = "(p.failures > 0 or p.slow or p.delivered_at is null)";
  private static final String FAIR = " order by p.tried_at nulls first, p.sink_id";

  private static final String CLAIM =
      """
      update audit_sink_progress set lease = lease + 1, tried_at = ?2,
        leased_until = current_timestamp + interval '60' second
      where sink_id = ?1 and (leased_until is null or leased_until < current_timestamp)
        and (next_try_at is null or next_try_at <= ?3)
        and exists (select 1 from audit_sink s where s.id = ?4 and not s.paused)
      """;

  private static final String HOLD =
      "update audit_sink_progress set leased_until = current_timestamp + interval '60' second"
          + " where sink_id = ?1 and lease = ?2";
  private static final String RELEASE =
      "update audit_sink_progress set leased_until = null where sink_id = ?1 and lease = ?2";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject SinkRows rows;
  @Inject Targets targets;
  @Inject Parcels parcels;
  @Inject Clock clock;

  /** A sink that this node holds. */
  public record Claim(long sinkId, long lease, Target target) {}

  /**
   * The sinks that have something to get now, those first that waited longest.
   *
   * @param troubled those whose other side failed or was slow the last time or has proved nothing
   *     yet, or all others
   */
  public List<Long> due(boolean troubled, int most) {
    String which = " and " + (troubled ? "" : "not ") + TROUBLED;
    List<?> found =
        em.createNativeQuery(DUE + which + FAIR)
            .setParameter(1, Timestamp.from(clock.instant()))
            .setMaxResults(most)
            .getResultList();
    return found.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /** Takes a sink for this node, unless another one has it or it must wait. */
  public Optional<Claim> claim(long sinkId) {
    Timestamp now = Timestamp.from(clock.instant());
    int claimed =
        em.createNativeQuery(CLAIM)
            .setParameter(1, sinkId)
            .setParameter(2, now)
            .setParameter(3, now)
            .setParameter(4, sinkId)
            .executeUpdate();
    if (claimed == 0) {
      return Optional.empty();
    }
    Sink sink = em.find(Sink.class, sinkId);
    return Optional.of(new Claim(sinkId, rows.progress(sink).lease(), targets.of(sink)));
  }

  /** What goes next; empty where nothing waits, or where it is another node's turn. */
  public Optional<Parcel> next(Claim claim) {
    SinkProgress mine = em.find(SinkProgress.class, claim.sinkId());
    Sink sink = em.find(Sink.class, claim.sinkId());
    if (mine == null || sink == null || sink.paused() || mine.lease() != claim.lease()) {
      return Optional.empty();
    }
    return parcels.next(claim.target().account(), mine);
  }

  /**
   * Notes that the other side has a parcel, and holds the sink for another minute; whether it is
   * still this node's.
   */
  public boolean confirm(Claim claim, Parcel parcel, boolean slowly) {
    return change(
        claim,
        mine -> {
          int count = parcel.entries().size();
          if (parcel.deadLetter().isPresent()) {
            removeDeadLetter(parcel);
            mine.works(count, slowly, clock.instant());
          } else {
            mine.confirm(parcel.last(), count, slowly, clock.instant());
          }
          rows.forget(claim.target().account().id());
          return true;
        });
  }

  /**
   * Notes that the other side will not take a parcel as it is: its entries are tried one by one,
   * and one that is refused three times is set aside. Whether to go on now.
   */
  public boolean refuse(Claim claim, Parcel parcel, Verdict verdict) {
    return change(
        claim,
        mine -> {
          Instant now = clock.instant();
          if (parcel.deadLetter().isPresent()) {
            DeadLetter letter = em.find(DeadLetter.class, parcel.deadLetter().getAsLong());
            if (letter != null) {
              letter.refuse(verdict, now);
            }
            return true;
          }
          if (parcel.entries().size() > 1) {
            mine.singly(parcel.last());
            return true;
          }
          if (mine.refuse() < PATIENCE) {
            mine.fail(verdict, now);
            return false;
          }
          return setAside(claim, parcel, verdict, mine, now);
        });
  }

  /** Notes that the other side may take it later, and gives the sink back until then. */
  public void fail(Claim claim, Verdict verdict) {
    change(
        claim,
        mine -> {
          mine.fail(verdict, clock.instant());
          return false;
        });
  }

  /** Gives the sink back. */
  public void release(Claim claim) {
    lease(RELEASE, claim);
  }

  private boolean setAside(
      Claim claim, Parcel parcel, Verdict verdict, SinkProgress mine, Instant now) {
    if (rows.countDeadLetters(claim.sinkId()) >= MOST_DEAD) {
      mine.fail(Verdict.failed("FULL", verdict.status()), now);
      return false;
    }
    long account = claim.target().account().id();
    em.persist(new DeadLetter(account, claim.sinkId(), parcel.last(), verdict, now));
    mine.skip(parcel.last(), verdict, now);
    rows.forget(account);
    return true;
  }

  private interface Work {

    boolean on(SinkProgress mine);
  }

  /** Changes what this node holds; it goes on holding it where the work says so. */
  private boolean change(Claim claim, Work work) {
    Optional<SinkProgress> mine =
        rows.locked(claim.target().account().id()).stream()
            .filter(one -> one.sinkId() == claim.sinkId() && one.lease() == claim.lease())
            .findFirst();
    if (mine.isEmpty()) {
      return false;
    }
    boolean on = work.on(mine.get());
    em.flush();
    lease(on ? HOLD : RELEASE, claim);
    return on;
  }

  private void lease(String sql, Claim claim) {
    em.createNativeQuery(sql)
        .setParameter(1, claim.sinkId())
        .setParameter(2, claim.lease())
        .executeUpdate();
  }

  private void removeDeadLetter(Parcel parcel) {
    DeadLetter letter = em.find(DeadLetter.class, parcel.deadLetter().orElseThrow());
    if (letter != null) {
      em.remove(letter);
    }
  }
}
