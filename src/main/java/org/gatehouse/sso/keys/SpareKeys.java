package org.gatehouse.sso.keys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/** The key pairs beside those in use. */
@Stateless
public class SpareKeys {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Those of that account, two at most. */
  public List<SpareKey> of(long accountId) {
    return em.createNamedQuery("SpareKey.ofAccount", SpareKey.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /** Keeps one, in the place of what was in that state before. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void keep(long accountId, SpareKey.State state, SealedKey key) {
    remove(accountId, state);
    em.persist(new SpareKey(accountId, state, key, clock.instant()));
    em.flush();
  }

  /** Removes the one in that state; tells whether there was one. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean remove(long accountId, SpareKey.State state) {
    return em.createNamedQuery("SpareKey.remove")
            .setParameter("account", accountId)
            .setParameter("state", state)
            .executeUpdate()
        > 0;
  }
}
