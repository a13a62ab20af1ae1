package org.gatehouse.apikeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;

/** Keys for those who ask whether one may come in: on the whole platform, and nothing else. */
@Stateless
public class LiveKeys {

  /** How often the use of a key is noted. */
  static final Duration NOTED_AT_MOST_EVERY = Duration.ofMinutes(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;

  /** The key with this public id, while programs of its account can come in. */
  public Optional<LiveKey> find(String publicId) {
    return em.createNamedQuery("ApiKey.byPublicId", Object[].class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst()
        .map(row -> ((ApiKey) row[0]).live((String) row[1], (String) row[2]))
        .filter(key -> accounts.get(key.caller().account().id()).status() == AccountStatus.ACTIVE);
  }

  /** Notes that a key was used, unless another node has done so within the minute. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void used(long id, String address, Instant now) {
    em.createNamedQuery("ApiKey.used")
        .setParameter("id", id)
        .setParameter("ip", address)
        .setParameter("now", now)
        .setParameter("before", now.minus(NOTED_AT_MOST_EVERY))
        .executeUpdate();
  }
}
