package org.gatehouse.policy;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Outcome;

/** What can happen to the rules of an account. */
sealed interface PolicyEvent extends AuditEvent {

  /** The machine name of both. */
  String NAME = "account.security-options";

  @Override
  default String name() {
    return NAME;
  }

  /** They were changed; the details hold each before and after. */
  record Changed(long accountId, Map<String, String> details) implements PolicyEvent {

    public Changed {
      details = Map.copyOf(details);
    }
  }

  /** A change was refused. */
  record ChangeFailed(long accountId, String reason) implements PolicyEvent {

    @Override
    public Outcome outcome() {
      return Outcome.FAILURE;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }
}
