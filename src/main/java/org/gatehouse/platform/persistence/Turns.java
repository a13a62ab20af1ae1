package org.gatehouse.platform.persistence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides between nodes whose turn a periodic work is: whoever locks its row. The lock ends with
 * the transaction, so a node that dies gives its turn back.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Turns {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Whether the caller's transaction has the turn; never waits for a node that has it. */
  public boolean take(String work) {
    return !locked(work).isEmpty();
  }

  /** Has the turn from now on, after whoever has it at this moment. */
  public void hold(String work) {
    em.createNativeQuery("select ran_at from turn where name = ?1 for update")
        .setParameter(1, work)
        .getResultList();
  }

  /** Whether it has the turn, and the work was not done within that time. */
  public boolean take(String work, Duration pause) {
    List<?> ran = locked(work);
    Instant now = clock.instant();
    if (ran.isEmpty()) {
      return false;
    }
    Instant last = new InstantConverter().convertToEntityAttribute(ran.get(0));
    if (last != null && last.plus(pause).isAfter(now)) {
      return false;
    }
    finished(work);
    return true;
  }

  /**
   * When the work was finished last, if that is so long ago and the caller's transaction has the
   * turn; long ago for never. Whoever gets it calls {@link #finished} when he is through.
   */
  public Optional<Instant> due(String work, Duration pause) {
    List<?> ran = locked(work);
    if (ran.isEmpty()) {
      return Optional.empty();
    }
    Instant last = new InstantConverter().convertToEntityAttribute(ran.get(0));
    return Optional.of(last == null ? Instant.EPOCH : last)
        .filter(then -> !then.plus(pause).isAfter(clock.instant()));
  }

  /** Whether it has the turn, and the work was not finished since that moment. */
  public boolean waits(String work, Instant since) {
    List<?> ran = locked(work);
    if (ran.isEmpty()) {
      return false;
    }
    Instant last = new InstantConverter().convertToEntityAttribute(ran.get(0));
    return last == null || last.isBefore(since);
  }

  /** Notes that the work is finished; for whoever has the turn. */
  public void finished(String work) {
    em.createNativeQuery("update turn set ran_at = ?1 where name = ?2")
        .setParameter(1, Timestamp.from(clock.instant()))
        .setParameter(2, work)
        .executeUpdate();
  }

  private List<?> locked(String work) {
    return em.createNativeQuery("select ran_at from turn where name = ?1 for update skip locked")
        .setParameter(1, work)
        .getResultList();
  }
}
