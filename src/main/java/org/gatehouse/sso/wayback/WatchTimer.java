package org.gatehouse.sso.wayback;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Tells managers of a quarter of an hour with refusals only, and forgets what is over. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class WatchTimer {

  private static final System.Logger LOG = System.getLogger(WatchTimer.class.getName());

  @Inject Watches watches;

  @Schedule(hour = "*", minute = "*/5", second = "20", persistent = false)
  void tell() {
    watches.late().forEach(this::tell);
    watches.removeOld();
  }

  /** What goes wrong in one account keeps no other one waiting; it is tried again. */
  private void tell(long account) {
    try {
      watches.tell(account);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Refused sign-ins of account " + account, e);
    }
  }
}
