package org.gatehouse.audit.anchors;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to where checkpoints go. */
sealed interface AnchorEvent extends AuditEvent {

  @Override
  default String name() {
    return "audit.anchor";
  }

  /** It was changed; the details hold it before and after. */
  record Changed(long accountId, Map<String, String> details) implements AnchorEvent {

    public Changed {
      details = Map.copyOf(details);
    }
  }

  /** A change was refused. */
  record ChangeFailed(long accountId, String reason) implements AnchorEvent, AuditFailure {

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }
}
