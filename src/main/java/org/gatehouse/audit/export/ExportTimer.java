package org.gatehouse.audit.export;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Ends abandoned exports and forgets old ones, every minute. */
@Singleton
@Startup
@DependsOn("Migrations")
public class ExportTimer {

  @EJB AbandonedExports exports;

  @Schedule(hour = "*", minute = "*", persistent = false)
  void clean() {
    exports.end();
  }
}
