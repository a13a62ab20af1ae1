package org.gatehouse.sso.emergency;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** When emergency codes of an account end; those for good have no end. */
@Stateless
public class EmergencyEnds {

  private static final String ENDS =
      "select c.id, u.username, c.expiresAt from EmergencyCode c, User u"
          + " where c.accountId = :account and c.expiresAt > :from and c.expiresAt <= :to"
          + " and u.id = c.userId order by c.expiresAt, c.id";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** A code's end, and whose it is. */
  public record End(long id, String username, Instant at) {}

  /** Those that end in a span of time. */
  public List<End> of(long accountId, Instant from, Instant to, int most) {
    return em
        .createQuery(ENDS, Object[].class)
        .setParameter("account", accountId)
        .setParameter("from", from)
        .setParameter("to", to)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(row -> new End((Long) row[0], (String) row[1], (Instant) row[2]))
        .toList();
  }
}
