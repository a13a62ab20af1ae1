package org.gatehouse.sso.requests;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/** The table of used assertions; each call is a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AssertionRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Whether it is there. */
  public boolean contains(String hash) {
    return em.find(UsedAssertion.class, hash) != null;
  }

  /**
   * Writes it, unless it is there; whether it did. Fails if it comes at the same moment: the key
   * decides, though many come at once.
   */
  public boolean insert(String hash, long accountId, Instant keepUntil) {
    return em.createNamedQuery("UsedAssertion.insert")
            .setParameter(1, hash)
            .setParameter(2, accountId)
            .setParameter(3, Timestamp.from(keepUntil))
            .executeUpdate()
        == 1;
  }

  /** Removes those that their own dates refuse by now; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("UsedAssertion.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
