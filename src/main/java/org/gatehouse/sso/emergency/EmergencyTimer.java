package org.gatehouse.sso.emergency;

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

/** Removes codes and requests that are over, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class EmergencyTimer {

  @Inject EmergencyCodes codes;
  @EJB EmergencyClaims claims;

  @Schedule(hour = "*", minute = "27", persistent = false)
  void removeExpired() {
    codes.removeExpired();
    claims.removeExpired();
  }
}
