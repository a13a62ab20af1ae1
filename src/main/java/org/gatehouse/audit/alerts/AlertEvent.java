package org.gatehouse.audit.alerts;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to an account's alerts. */
sealed interface AlertEvent extends AuditEvent {

  @Override
  default String name() {
    return "audit.alert-rules";
  }

  /** The rules were changed; the details hold each value before and after. */
  record Changed(long accountId, Map<String, String> details) implements AlertEvent {

    public Changed {
      details = Map.copyOf(details);
    }
  }

  /** A change of the rules was refused; the reason is the key of a sentence. */
  record ChangeFailed(long accountId, String reason) implements AlertEvent, AuditFailure {

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }

  /** The account's managers are told of something. */
  record Told(long accountId, AlertRule rule, long count) implements AlertEvent {

    @Override
    public String name() {
      return "audit.alert";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("rule", rule.name(), "count", Long.toString(count));
    }
  }
}
