package org.gatehouse.audit;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;

/** An auditor has personal values shown to him for a while, and says why. */
record RevealEvent(long accountId, String why, String until) implements AuditEvent {

  @Override
  public String name() {
    return "audit.reveal";
  }

  @Override
  public Map<String, String> details() {
    return Map.of("why", why, "until", until);
  }
}
