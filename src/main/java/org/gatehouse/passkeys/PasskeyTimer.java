package org.gatehouse.passkeys;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Removes challenges that nobody answered, every ten minutes. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class PasskeyTimer {

  @EJB Challenges challenges;

  @Schedule(hour = "*", minute = "7/10", persistent = false)
  void removeExpired() {
    challenges.removeExpired();
  }
}
