package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

/** Writes down four times a minute how many anonymous refusals were only counted. */
@Singleton
public class RefusalsTimer {

  @EJB AuditTrail trail;

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void recordCounted() {
    trail.recordCounted();
  }
}
