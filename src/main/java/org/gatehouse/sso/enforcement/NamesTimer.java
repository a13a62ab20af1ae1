package org.gatehouse.sso.enforcement;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Forgets names that were given long ago, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
public class NamesTimer {

  @EJB NameRows rows;

  @Schedule(hour = "*", minute = "37", persistent = false)
  void clean() {
    rows.forgetOld();
  }
}
