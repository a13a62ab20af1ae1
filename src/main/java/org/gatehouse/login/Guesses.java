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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Violations;

/**
 * Counts wrong passwords in a row, in the database, so that all nodes count together.
 *
 * <p>A guess is judged while its count's row is held, and nobody learns its outcome before. So
 * however many are computed at once, no more come through than were free, and nobody has to wait
 * for another's computation.
 *
 * <p>A right one from a known device that finds no wrong one before it, as most do, changes
 * nothing, so it holds nothing: a wrong one that is being judged at that moment comes after it.
 * From anywhere else it takes its turn: of those that strangers send at once any number would be
 * computed before the first wrong one is counted, and the right one among them would come in.
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
   * @param device the user's device that it comes from, or {@link Lockout#ELSEWHERE}
   * @param most how many wrong ones in a row close the count
   */
  public Verdict judge(long userId, Optional<Long> device, boolean right, int most) {
    Instant now = clock.instant();
    boolean apart = device.filter(one -> one == Lockout.ELSEWHERE).isPresent();
    List<Long> places =
        apart
            ? List.of(Lockout.ELSEWHERE)
            : Stream.concat(Stream.of(GuessCount.ANYWHERE), device.stream()).toList();
    if (right
        && device.filter(one -> one > GuessCount.ANYWHERE).isPresent()
        && atRest(userId, places, now)) {
      return Verdict.RIGHT;
    }
    Map<Long, GuessCount> known = held(userId, places);
    places.forEach(place -> known.computeIfAbsent(place, id -> first(userId, id, now)));
    GuessCount count = known.get(places.get(places.size() - 1));
    Verdict verdict = count.judge(right, most, now);
    if (verdict == Verdict.RIGHT) {
      known.get(places.get(0)).begunAnew();
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

  /** Whether all counts are there and a right guess leaves each as it is; the last one decides. */
  private boolean atRest(long userId, List<Long> places, Instant now) {
    return em.createNamedQuery("GuessCount.atRest", Long.class)
            .setParameter("user", userId)
            .setParameter("devices", places)
            .setParameter("deciding", places.get(places.size() - 1))
            .setParameter("noted", now.minus(GuessCount.NOTED))
            .getSingleResult()
        == places.size();
  }

  /** Those that are there, by device. */
  private Map<Long, GuessCount> held(long userId, List<Long> devices) {
    Map<Long, GuessCount> known = new HashMap<>();
    em.createNamedQuery("GuessCount.held", GuessCount.class)
        .setParameter("user", userId)
        .setParameter("devices", devices)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .forEach(count -> known.put(count.deviceId(), count));
    return known;
  }

  private GuessCount first(long userId, long deviceId, Instant now) {
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
