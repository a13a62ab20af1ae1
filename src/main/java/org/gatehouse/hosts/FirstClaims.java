package org.gatehouse.hosts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;

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

  /**
   * From when on the account's claim of the host counts, which it makes now while it is locked; for
   * one host too many that is too long ago to keep anybody waiting.
   */
  public Instant from(long accountId, String host, Instant now) {
    em.createNamedQuery("FirstClaim.forget")
        .setParameter("account", accountId)
        .setParameter("before", now.minus(KEPT))
        .executeUpdate();
    FirstClaim known = em.find(FirstClaim.class, FirstClaim.key(accountId, host));
    if (known != null) {
      return known.claimedAt();
    }
    long others =
        em.createNamedQuery("FirstClaim.count", Long.class)
            .setParameter("account", accountId)
            .getSingleResult();
    if (others >= MOST) {
      return now.minus(HostClaim.RESERVED);
    }
    em.persist(new FirstClaim(accountId, host, now));
    return now;
  }
}
