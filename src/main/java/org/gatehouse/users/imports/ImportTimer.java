package org.gatehouse.users.imports;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Forgets old imports, every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class ImportTimer {

  @EJB OldImports imports;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void clean() {
    int forgotten;
    do {
      forgotten = imports.forget();
    } while (forgotten == OldImports.BATCH);
  }
}
