package org.gatehouse.audit.export;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Ends abandoned exports and forgets old ones, every minute. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class ExportTimer {

  @EJB AbandonedExports exports;

  @Schedule(hour = "*", minute = "*", persistent = false)
  void clean() {
    exports.end();
  }
}
