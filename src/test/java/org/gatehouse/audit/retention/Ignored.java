package org.gatehouse.audit.retention;

import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/** A trail that keeps no failures. */
class Ignored extends AuditTrail {

  @Override
  public void recordFailure(AuditEvent event) {}
}
