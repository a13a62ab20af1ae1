package org.gatehouse.branding;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Removes scaled pictures that nobody has taken, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
public class LogoTimer {

  @Inject LogoOffers offers;

  @Schedule(hour = "*", minute = "23", persistent = false)
  void removeOld() {
    offers.removeOld();
  }
}
