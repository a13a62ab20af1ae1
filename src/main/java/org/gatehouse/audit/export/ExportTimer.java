package org.gatehouse.audit.export;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Ends abandoned exports and forgets old ones, every minute. */
@Singleton
@Startup
@DependsOn("Migrations")
public class ExportTimer {

  @Inject AbandonedExports exports;

  @Schedule(hour = "*", minute = "*", persistent = false)
  void clean() {
    exports.end();
  }
}
