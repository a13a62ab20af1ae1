package org.gatehouse.audit.alerts;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import java.util.HashSet;
import java.util.Set;
import org.gatehouse.platform.time.TimerGuard;

/** Has new entries looked at every few seconds, and managers told of what was found. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class AlertTimer {

  /** So that another node, or the end of the server, does not wait for long. */
  private static final int MOST_AT_ONCE = 20;

  @EJB AlertWatch watch;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void look() {
    Set<Long> failing = new HashSet<>();
    boolean more = true;
    for (int i = 0; more && i < MOST_AT_ONCE; i++) {
      more = watch.look(failing);
    }
    more = true;
    for (int i = 0; more && i < MOST_AT_ONCE; i++) {
      more = watch.tell();
    }
  }

  @Schedule(hour = "*", minute = "23", persistent = false)
  void forget() {
    watch.forget();
  }
}
