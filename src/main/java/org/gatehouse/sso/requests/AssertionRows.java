package org.gatehouse.sso.requests;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

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
  public boolean insert(String hash, UsedAssertion assertion) {
    if (contains(hash)) {
      return false;
    }
    em.persist(assertion);
    em.flush();
    return true;
  }

  /** Removes those that their own dates refuse by now; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("UsedAssertion.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
