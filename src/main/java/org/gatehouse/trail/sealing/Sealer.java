package org.gatehouse.trail.sealing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.persistence.Leases;

/**
 * Seals what waits, one bounded batch a transaction, for whoever holds the lease.
 *
 * <p>Recording an event knows nothing of it: an event is recorded when its transaction commits, and
 * is sealed a moment later.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Sealer {

  /** The name of the lease. */
  static final String LEASE = "trail.seal";

  /** So many events, about, are sealed in one transaction. */
  static final int MOST = Waiting.MOST;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Leases leases;
  @Inject Signers signers;
  @Inject Settings settings;
  @Inject Clock clock;

  /** The waiting rows to seal. */
  private interface Choice {

    Waiting read(Connection database) throws SQLException;
  }

  /**
   * Seals what waits of all accounts but some; how many events that was.
   *
   * @throws FencedOff if that epoch of the lease is over
   */
  public int seal(long epoch, Set<Long> except) {
    return seal(epoch, database -> Waiting.read(except, database));
  }

  /** The same for one account. */
  public int sealOne(long epoch, long account) {
    return seal(epoch, database -> Waiting.of(account, database));
  }

  /** The accounts of which something waits, but some. */
  public List<Long> waiting(Set<Long> except) {
    try {
      return Waiting.accounts(except, em.unwrap(Connection.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Renews the lease while there is nothing to do. */
  public void stay(long epoch) {
    if (!leases.renew(LEASE, epoch)) {
      throw new FencedOff();
    }
  }

  private int seal(long epoch, Choice choice) {
    try {
      Connection database = em.unwrap(Connection.class);
      Waiting waiting = choice.read(database);
      if (waiting.rows().isEmpty()) {
        return 0;
      }
      boolean postgresql = settings.database().postgresql();
      if (postgresql) {
        doNotSleep(database);
      }
      int sealed = new Sealing(database, postgresql, signers, clock.instant()).seal(waiting);
      stay(epoch);
      return sealed;
    } catch (SQLException e) {
      throw new IllegalStateException("What waits is not sealed.", e);
    }
  }

  /** The database ends the transaction of a node that was stopped in the midst of it. */
  private static void doNotSleep(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("set local idle_in_transaction_session_timeout = 4000");
    }
  }
}
