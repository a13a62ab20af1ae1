package org.gatehouse.sso.traces;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;

/** What can happen to a refused sign-in's trace. */
sealed interface TraceEvent extends AuditEvent {

  /** Somebody has looked at what it tells of a person. */
  record Revealed(long accountId, String incident, String why) implements TraceEvent {

    @Override
    public String name() {
      return "sso.trace-reveal";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("incident", incident, "why", why);
    }
  }
}
