package org.gatehouse.hosts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an account claimed a host first of late. Whoever gives an unproved host up and claims it
 * again keeps others waiting no longer than by one claim, and whoever claims many hosts one after
 * the other keeps others from some of them only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FirstClaims {

  /** How long a claim is remembered. */
  static final Duration KEPT = Duration.ofDays(30);

  /** So many hosts an account can reserve within that time. */
  static final int MOST = 20;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** Notes that the account claims the host, which it does now while it is locked. */
  public void note(long accountId, String host, Instant now) {
    em.createNamedQuery("FirstClaim.forget")
        .setParameter("account", accountId)
        .setParameter("before", now.minus(KEPT))
        .executeUpdate();
    long claimed =
        em.createNamedQuery("FirstClaim.count", Long.class)
            .setParameter("account", accountId)
            .getSingleResult();
    if (claimed < MOST && find(accountId, host).isEmpty()) {
      em.persist(new FirstClaim(accountId, host, now));
    }
  }

  /** Whether others wait for the account, which has claimed the host and not proved it. */
  public boolean reserve(long accountId, String host, Instant now) {
    return find(accountId, host)
        .filter(first -> now.isBefore(first.claimedAt().plus(HostClaim.RESERVED)))
        .isPresent();
  }

  private Optional<FirstClaim> find(long accountId, String host) {
    return Optional.ofNullable(em.find(FirstClaim.class, FirstClaim.key(accountId, host)));
  }
}
