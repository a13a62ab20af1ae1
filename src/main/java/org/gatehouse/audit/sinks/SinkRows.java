package org.gatehouse.audit.sinks;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.Feed;

/** The tables of sinks for the services of this package, always within one account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SinkRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Feed feed;

  /** The sink with this public id. */
  public Sink get(long account, String id) {
    if (id.indexOf('\0') >= 0) {
      throw BusinessException.notFound();
    }
    return em.createNamedQuery("Sink.ofAccount", Sink.class)
        .setParameter("account", account)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  /** All of an account, the oldest first. */
  public List<Sink> all(long account) {
    return em.createNamedQuery("Sink.all", Sink.class)
        .setParameter("account", account)
        .getResultList();
  }

  /** How far a sink is. */
  public SinkProgress progress(Sink sink) {
    return em.find(SinkProgress.class, sink.id());
  }

  /**
   * How far the sinks of an account are, where nobody else changes any of it until the transaction
   * ends.
   */
  public List<SinkProgress> locked(long account) {
    return em.createNamedQuery("SinkProgress.all", SinkProgress.class)
        .setParameter("account", account)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * Ends the round of whoever sends to where the sink led before: he gets nothing more to send, and
   * what he is sending now counts as not sent and comes again.
   */
  public void fenceOff(Sink sink) {
    em.flush();
    em.createNativeQuery(
            "update audit_sink_progress set lease = lease + 1, leased_until = null"
                + " where sink_id = ?1")
        .setParameter(1, sink.id())
        .executeUpdate();
  }

  /** Inserts a sink that begins behind what is there already. */
  public void insert(Sink sink) {
    long after = feed.follow(sink.accountId());
    em.persist(sink);
    em.flush();
    em.persist(new SinkProgress(sink, after));
    em.flush();
  }

  /** Removes a sink with all that waits for it alone. */
  public void remove(Sink sink) {
    locked(sink.accountId());
    em.createQuery("delete from DeadLetter d where d.sinkId = :sink")
        .setParameter("sink", sink.id())
        .executeUpdate();
    em.remove(em.find(SinkProgress.class, sink.id()));
    em.flush();
    em.remove(sink);
    em.flush();
    forget(sink.accountId());
  }

  /** Forgets what all sinks of the account have; without a sink, everything. */
  public void forget(long account) {
    em.flush();
    List<SinkProgress> left =
        em.createNamedQuery("SinkProgress.all", SinkProgress.class)
            .setParameter("account", account)
            .getResultList();
    if (left.isEmpty()) {
      feed.unfollow(account);
      return;
    }
    long everybody = left.stream().mapToLong(SinkProgress::confirmed).min().orElse(0);
    List<Long> dead =
        em.createNamedQuery("DeadLetter.places", Long.class)
            .setParameter("account", account)
            .getResultList();
    feed.forget(account, everybody, dead);
  }

  /** The dead letters of a sink in their order. */
  public List<DeadLetter> deadLetters(Sink sink) {
    return em.createNamedQuery("DeadLetter.ofSink", DeadLetter.class)
        .setParameter("sink", sink.id())
        .getResultList();
  }

  /** How many there are. */
  public long countDeadLetters(long sink) {
    return em.createNamedQuery("DeadLetter.count", Long.class)
        .setParameter("sink", sink)
        .getSingleResult();
  }

  /** Removes a dead letter; {@link #forget} lets its entry go. */
  public void remove(DeadLetter letter) {
    em.remove(em.contains(letter) ? letter : em.find(DeadLetter.class, letter.id()));
  }

  /** How it is. */
  public SinkHealth health(Sink sink) {
    SinkProgress progress = progress(sink);
    long fed = feed.fed(sink.accountId()).orElse(0L);
    Optional<Instant> since =
        feed.after(sink.accountId(), progress.confirmed(), 1).stream()
            .findFirst()
            .map(Feed.Fed::occurredAt);
    return progress.health(fed, since, countDeadLetters(sink.id()));
  }
}
