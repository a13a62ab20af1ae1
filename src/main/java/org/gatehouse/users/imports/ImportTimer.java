package org.gatehouse.users.imports;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Forgets old imports, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
public class ImportTimer {

  @EJB OldImports imports;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void clean() {
    imports.forget();
  }
}
