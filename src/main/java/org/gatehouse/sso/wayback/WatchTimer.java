package org.gatehouse.sso.wayback;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Tells managers of a quarter of an hour with refusals only, and forgets what is over. */
@Singleton
@Startup
@DependsOn("Migrations")
public class WatchTimer {

  @Inject Watches watches;

  @Schedule(hour = "*", minute = "*/5", second = "20", persistent = false)
  void tell() {
    watches.late().forEach(watches::tell);
    watches.removeOld();
  }
}
