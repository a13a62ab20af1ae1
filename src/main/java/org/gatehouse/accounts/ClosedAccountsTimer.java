package org.gatehouse.accounts;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Erases closed accounts soon after their grace time is over. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class ClosedAccountsTimer {

  private static final System.Logger LOG = System.getLogger(ClosedAccountsTimer.class.getName());
  private static final int ACCOUNTS = 20;

  /** What is left of a large account waits for the next time. */
  private static final int STEPS = 500;

  @EJB ClosedAccounts accounts;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void erase() {
    for (long account : accounts.due(ACCOUNTS)) {
      try {
        erase(account);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "Account " + account + " can not be erased.", e);
      }
    }
  }

  private void erase(long account) {
    for (int step = 0; step < STEPS && accounts.erase(account); step++) {
      // Each step is a transaction of its own.
    }
  }
}
