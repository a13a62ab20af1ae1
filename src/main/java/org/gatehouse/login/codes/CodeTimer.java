package org.gatehouse.login.codes;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Removes old codes, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
public class CodeTimer {

  @EJB OldCodes codes;

  @Schedule(hour = "*", minute = "25", persistent = false)
  void removeOld() {
    codes.remove();
  }
}
