package org.gatehouse.sso.trial;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Removes test sign-ins and names that are over, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class TrialTimer {

  @EJB TrialRows trials;
  @Inject SeenNames names;

  @Schedule(hour = "*", minute = "37", persistent = false)
  void removeOld() {
    trials.removeExpired();
    names.removeOld();
  }
}
