package org.gatehouse.passkeys;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Removes challenges that nobody answered, every ten minutes. */
@Singleton
@Startup
@DependsOn("Migrations")
public class PasskeyTimer {

  @EJB Challenges challenges;

  @Schedule(hour = "*", minute = "7/10", persistent = false)
  void removeExpired() {
    challenges.removeExpired();
  }
}
