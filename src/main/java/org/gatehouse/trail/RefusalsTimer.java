package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;
import org.gatehouse.platform.time.TimerGuard;

/** Writes down four times a minute how many anonymous refusals were only counted. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(TimerGuard.class)
public class RefusalsTimer {

  @EJB AuditTrail trail;
  @Inject Refusals refusals;
  @Inject Clock clock;

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void recordCounted() {
    List<Refusals.Excess> counted = refusals.drain(clock.instant());
    try {
      trail.recordCounted(counted);
    } catch (RuntimeException e) {
      refusals.putBack(counted);
      throw e;
    }
  }
}
