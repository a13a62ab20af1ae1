package org.gatehouse.apikeys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.error.BusinessException;

/** The table of keys for the services of this package, always within one account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ApiKeyRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** The key with this public id. */
  public ApiKey get(long account, String id) {
    return em.createNamedQuery("ApiKey.ofAccount", ApiKey.class)
        .setParameter("account", account)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  /** Keys that are older than the given one, the newest first. */
  public List<ApiKey> page(long account, long before, int most) {
    return em.createNamedQuery("ApiKey.page", ApiKey.class)
        .setParameter("account", account)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  /** How many keys work or will work and have no successor, counted up to a number. */
  public int countCurrent(long account, Instant now, int most) {
    return em.createNamedQuery("ApiKey.current", Long.class)
        .setParameter("account", account)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList()
        .size();
  }

  /** Keys that end in a span of time and have no successor, those that end first first. */
  public List<ApiKey> ending(long account, Instant from, Instant to, int most) {
    return em.createNamedQuery("ApiKey.ending", ApiKey.class)
        .setParameter("account", account)
        .setParameter("from", from)
        .setParameter("to", to)
        .setMaxResults(most)
        .getResultList();
  }

  /** Inserts at once. */
  public void insert(ApiKey key) {
    em.persist(key);
    em.flush();
  }

  /** Writes what has changed so far. */
  public void flush() {
    em.flush();
  }
}
