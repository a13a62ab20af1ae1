package org.gatehouse.sso.wayback;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;

/** What can happen on the way back. */
sealed interface WayBackEvent extends AuditEvent {

  /** The values before are live again, by the link of a mail. */
  record Gone(long accountId, int version) implements WayBackEvent {

    @Override
    public String name() {
      return "sso.way-back";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("version", Integer.toString(version));
    }
  }
}
