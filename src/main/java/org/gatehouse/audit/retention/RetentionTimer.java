package org.gatehouse.audit.retention;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/**
 * Looks often whether an hour has passed since the last clean-up, so that a node that was away
 * catches up at once.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class RetentionTimer {

  private static final System.Logger LOG = System.getLogger(RetentionTimer.class.getName());

  @EJB CleanUps cleanUps;

  @Schedule(hour = "*", minute = "*", second = "1/5", persistent = false)
  void cleanUp() {
    cleanUps.due().forEach(this::cleanUp);
  }

  /** What goes wrong in one account keeps no other one waiting; in an hour it is tried again. */
  private void cleanUp(CleanUps.Due due) {
    try {
      long removed = 0;
      int batch;
      do {
        batch = cleanUps.step(due, removed);
        removed += batch;
      } while (batch == CleanUps.BATCH);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Clean-up of account " + due.accountId(), e);
    }
  }
}
