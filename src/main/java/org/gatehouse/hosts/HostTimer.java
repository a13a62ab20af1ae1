package org.gatehouse.hosts;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Has claims looked at when they are due; each by one node. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
@AccessTimeout(-1)
public class HostTimer {

  private static final System.Logger LOG = System.getLogger(HostTimer.class.getName());
  private static final int BATCH = 50;

  @Inject HostRows rows;
  @Inject HostChecks checks;

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
