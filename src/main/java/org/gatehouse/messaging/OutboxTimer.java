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

  private static final System.Logger LOG = System.getLogger(OutboxTimer.class.getName());

  @EJB Deliveries deliveries;
  @EJB OutboxRows rows;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void tidy() {
    // A claim gives up what is worthless.
    rows.expired().forEach(this::giveUp);
    while (rows.forgetOld() == OutboxRows.BATCH) {
      // Until nothing old is left, in transactions that stay short.
    }
  }

  /** One that fails keeps no other one. */
  private void giveUp(long id) {
    try {
      deliveries.claim(id);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "What is too late to send was not given up.", e);
    }
  }
}
