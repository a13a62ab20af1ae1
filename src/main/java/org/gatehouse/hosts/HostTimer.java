package org.gatehouse.hosts;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Has claims looked at when they are due; each by one node. */
@Singleton
@Startup
@DependsOn("Migrations")
@AccessTimeout(-1)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class HostTimer {

  private static final System.Logger LOG = System.getLogger(HostTimer.class.getName());
  private static final int BATCH = 50;

  @EJB HostRows rows;
  @EJB HostChecks checks;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void look() {
    rows.due(BATCH).forEach(this::look);
  }

  /** What goes wrong with one claim keeps no other one waiting; it is tried again in a minute. */
  private void look(long account) {
    try {
      checks.checkDue(account);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Login host of account " + account, e);
    }
  }
}
