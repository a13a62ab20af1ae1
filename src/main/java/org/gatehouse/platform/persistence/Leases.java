package org.gatehouse.platform.persistence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.OptionalLong;

/**
 * Decides between nodes who does a work that goes on over many transactions: whoever has the lease
 * renews it, and when he does not for five seconds, another node takes over.
 *
 * <p>Each taking has a higher epoch. Whoever writes for the work renews the lease in the same
 * transaction: a node that was asleep meanwhile holds an old epoch, and its transaction fails.
 * Times are those of the database, since clocks of nodes differ.
 */
@Stateless
public class Leases {

  private static final String TAKEN_UNTIL = "current_timestamp + interval '5' second";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** The epoch in which the holder does the work from now on; none while another one does it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public OptionalLong take(String work, String holder) {
    List<?> free =
        em.createNativeQuery(
                "select epoch from lease where name = ?1"
                    + " and (holder = ?2 or until_at < current_timestamp) for update skip locked")
            .setParameter(1, work)
            .setParameter(2, holder)
            .getResultList();
    if (free.isEmpty()) {
      return OptionalLong.empty();
    }
    long epoch = ((Number) free.get(0)).longValue() + 1;
    em.createNativeQuery(
            "update lease set epoch = ?1, holder = ?2, until_at = "
                + TAKEN_UNTIL
                + " where name = ?3")
        .setParameter(1, epoch)
        .setParameter(2, holder)
        .setParameter(3, work)
        .executeUpdate();
    return OptionalLong.of(epoch);
  }

  /** Renews it; false if another node has taken over, so that the transaction is to be undone. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean renew(String work, long epoch) {
    return em.createNativeQuery(
                "update lease set until_at = " + TAKEN_UNTIL + " where name = ?1 and epoch = ?2")
            .setParameter(1, work)
            .setParameter(2, epoch)
            .executeUpdate()
        == 1;
  }

  /** Gives it back, so that nobody waits for its end. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void giveBack(String work, long epoch) {
    em.createNativeQuery(
            "update lease set until_at = current_timestamp where name = ?1 and epoch = ?2")
        .setParameter(1, work)
        .setParameter(2, epoch)
        .executeUpdate();
  }
}
