package org.gatehouse.sso.traces;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Removes refused sign-ins that are a week old, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class TraceTimer {

  @EJB TraceKeeper keeper;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void removeOld() {
    keeper.removeOld();
  }
}
