package org.gatehouse.login.steps;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Removes half-finished sign-ins that are over, every ten minutes. */
@Singleton
@Startup
@DependsOn("Migrations")
public class StepTimer {

  @Inject PendingSignIns pending;

  @Schedule(hour = "*", minute = "4/10", persistent = false)
  void removeExpired() {
    pending.removeExpired();
  }
}
