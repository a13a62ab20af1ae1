package org.gatehouse.sso.trial;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can come of a test sign-in. */
sealed interface TrialEvent extends AuditEvent {

  @Override
  default String name() {
    return "sso.test";
  }

  /** Somebody would have come in. */
  record Passed(long accountId, String tester) implements TrialEvent {

    @Override
    public Optional<String> actor() {
      return Optional.of(tester);
    }
  }

  /** Nobody would have. */
  record Failed(long accountId, String tester, String reason) implements TrialEvent, AuditFailure {

    @Override
    public Optional<String> actor() {
      return Optional.of(tester);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }
}
