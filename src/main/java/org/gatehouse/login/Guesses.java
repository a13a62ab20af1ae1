package org.gatehouse.login;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Violations;

/**
 * Counts wrong passwords in a row, in the database, so that all nodes count together.
 *
 * <p>A guess is judged while its count's row is held, and nobody learns its outcome before. So
 * however many are computed at once, no more come through than were free, and nobody has to wait
 * for another's computation.
 */
@Stateless
public class Guesses {

  /** Longer than an unused device is known. */
  private static final Duration KEPT = Duration.ofDays(100);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /**
   * What becomes of a guess. TOO_MANY if another one that came at the same time was the very first
   * of the user; once more it is judged.
   *
   * @param device the user's device that it comes from
   * @param most how many wrong ones in a row close the count
   */
  public Verdict judge(long userId, Optional<Long> device, boolean right, int most) {
    Instant now = clock.instant();
    GuessCount anywhere = held(userId, GuessCount.ANYWHERE, now);
    GuessCount count = device.map(id -> held(userId, id, now)).orElse(anywhere);
    Verdict verdict = count.judge(right, most, now);
    if (verdict == Verdict.RIGHT) {
      anywhere.begunAnew();
    }
    return verdict;
  }

  /** Begins all counts of a user anew. */
  public void forget(long userId) {
    em.createNamedQuery("GuessCount.forget").setParameter("user", userId).executeUpdate();
  }

  /** Removes counts of devices that are not known any more. */
  public int removeOld() {
    return em.createNamedQuery("GuessCount.removeOld")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }

  private GuessCount held(long userId, long deviceId, Instant now) {
    var key = new GuessCount.Key(userId, deviceId);
    GuessCount known = em.find(GuessCount.class, key, LockModeType.PESSIMISTIC_WRITE);
    if (known != null) {
      return known;
    }
    GuessCount fresh = new GuessCount(userId, deviceId, now);
    em.persist(fresh);
    try {
      em.flush();
    } catch (PersistenceException e) {
      throw Violations.of(e, "sign_in_guesses")
          ? BusinessException.of(Kind.TOO_MANY, "error.busy")
          : e;
    }
    return fresh;
  }
}
