package org.gatehouse.sso.trial;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Removes test sign-ins and names that are over, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
public class TrialTimer {

  @EJB TrialRows trials;
  @Inject SeenNames names;

  @Schedule(hour = "*", minute = "37", persistent = false)
  void removeOld() {
    trials.removeExpired();
    names.removeOld();
  }
}
