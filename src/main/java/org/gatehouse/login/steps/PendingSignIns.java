package org.gatehouse.login.steps;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.devices.Trust;
import org.gatehouse.platform.crypto.Tokens;

/**
 * The half-finished sign-ins, in the database, so that each node knows them: for ten minutes, by a
 * token of 256 random bits, once.
 */
@Stateless
public class PendingSignIns {

  static final Duration LIFETIME = Duration.ofMinutes(10);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Keeps one with the steps that are open, and gives its token, which is never stored. */
  public String begin(Proof proof, Collection<Step> open) {
    String token = Tokens.secret();
    em.persist(new PendingSignIn(Tokens.hash(token), proof, open, clock.instant().plus(LIFETIME)));
    return token;
  }

  /** The one with this token, while it is alive; to look at it is not to use it. */
  public Optional<HalfSignIn> find(String token) {
    return token.isEmpty() ? Optional.empty() : alive(token, false).map(PendingSignIn::details);
  }

  /** Whose it is, while it is alive. */
  public Optional<PendingOwner> findOwner(String token) {
    return em.createNamedQuery("PendingSignIn.owner", PendingOwner.class)
        .setParameter("hash", Tokens.hash(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /** The same as {@link #find}, and nobody else goes on with it before the transaction ends. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<HalfSignIn> hold(String token) {
    return token.isEmpty() ? Optional.empty() : alive(token, true).map(PendingSignIn::details);
  }

  /** Notes what the browser has shown, and that a step is done; the caller holds it. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public HalfSignIn done(HalfSignIn held, Step step, Optional<Trust> shown) {
    PendingSignIn pending = em.find(PendingSignIn.class, held.id());
    shown.ifPresent(pending::shown);
    pending.done(step);
    return pending.details();
  }

  /** Gives it as much time as it had at its beginning; the caller holds it. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public HalfSignIn prolong(HalfSignIn held) {
    PendingSignIn pending = em.find(PendingSignIn.class, held.id());
    pending.until(clock.instant().plus(LIFETIME));
    return pending.details();
  }

  /** Uses it up, and tells what its browser has shown; the caller holds it. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Trust use(HalfSignIn held) {
    PendingSignIn pending = em.find(PendingSignIn.class, held.id());
    em.remove(pending);
    return pending.trust();
  }

  /** Ends the one with this token, if there is one. */
  public void end(String token) {
    em.createNamedQuery("PendingSignIn.end")
        .setParameter("hash", Tokens.hash(token))
        .executeUpdate();
  }

  /** Ends all of a user. */
  public void endAll(long userId) {
    em.createNamedQuery("PendingSignIn.endOfUser").setParameter("user", userId).executeUpdate();
  }

  /** Ends all of a user who came in that way. */
  public void endAll(long userId, SignIn.Way way) {
    em.createNamedQuery("PendingSignIn.endOfUserWay")
        .setParameter("user", userId)
        .setParameter("way", way.name())
        .executeUpdate();
  }

  /** Ends all of an account's people who came in that way. */
  public void endAllOf(long accountId, SignIn.Way way) {
    em.createNamedQuery("PendingSignIn.endOfWay")
        .setParameter("account", accountId)
        .setParameter("way", way.name())
        .executeUpdate();
  }

  /** Removes what is over; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("PendingSignIn.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private Optional<PendingSignIn> alive(String token, boolean held) {
    return em.createNamedQuery("PendingSignIn.alive", PendingSignIn.class)
        .setParameter("hash", Tokens.hash(token))
        .setParameter("now", clock.instant())
        .setLockMode(held ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE)
        .getResultStream()
        .findFirst();
  }
}
