package org.gatehouse.audit.proofs;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to the keys that sign the log. */
sealed interface SigningKeyEvent extends AuditEvent {

  @Override
  default String name() {
    return "audit.key";
  }

  /** One was added; the verifier reads it here. */
  record Added(long accountId, Map<String, String> details) implements SigningKeyEvent {

    public Added {
      details = Map.copyOf(details);
    }
  }

  /** None was added. */
  record AddFailed(long accountId, String reason) implements SigningKeyEvent, AuditFailure {

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }
}
