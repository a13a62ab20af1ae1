package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.persistence.Turns;

/**
 * Lets those who take somebody out of a log come one after the other: an entry may tell of two who
 * leave, and whoever writes it last must have read what the other left. Nobody else waits for them.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ErasureTurns {

  /** With the account's id it is the key of a lock of its own. */
  private static final long LOCK = 0x6768_6c76L << 32;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Turns turns;
  @Inject Settings settings;

  /** Has the turn in the logs of these accounts until the transaction ends. */
  public void hold(Set<Long> accounts) {
    if (!settings.database().postgresql()) {
      turns.hold(Counts.TURN);
      return;
    }
    for (long account : new TreeSet<>(accounts)) {
      em.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
          .setParameter(1, LOCK | account)
          .getResultList();
    }
  }
}
