package org.gatehouse.access;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Removes sessions that are over, every ten minutes. */
@Singleton
@Startup
@DependsOn("Migrations")
public class SessionTimer {

  @EJB Sessions sessions;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void removeExpired() {
    sessions.removeExpired();
  }
}
