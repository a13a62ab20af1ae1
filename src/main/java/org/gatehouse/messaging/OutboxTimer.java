package org.gatehouse.messaging;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import org.gatehouse.platform.time.TimerGuard;

/** Keeps the outbox small: gives up what nobody would send any more, and forgets what is old. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class OutboxTimer {

  @EJB Deliveries deliveries;
  @EJB OutboxRows rows;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void tidy() {
    // A claim gives up what is worthless.
    rows.expired().forEach(deliveries::claim);
    while (rows.forgetOld() == OutboxRows.BATCH) {
      // Until nothing old is left, in transactions that stay short.
    }
  }
}
