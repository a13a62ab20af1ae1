package org.gatehouse.sso;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.util.List;
import org.gatehouse.platform.time.TimerGuard;

/**
 * Looks every hour whether certificates are to be looked at, which one node does twice a day; a
 * node that was away catches up at once.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@AccessTimeout(-1)
@Interceptors(TimerGuard.class)
public class SsoExpiryTimer {

  private static final System.Logger LOG = System.getLogger(SsoExpiryTimer.class.getName());
  private static final int ACCOUNTS = 100;

  @EJB SsoExpiry expiry;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void look() {
    if (!expiry.due()) {
      return;
    }
    List<Long> some = expiry.some(0, ACCOUNTS);
    while (!some.isEmpty()) {
      some.forEach(this::look);
      some = expiry.some(some.get(some.size() - 1), ACCOUNTS);
    }
  }

  /** What goes wrong in one account keeps no other one waiting; the next time it is tried again. */
  private void look(long account) {
    try {
      expiry.tell(account);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Certificates of account " + account, e);
    }
  }
}
