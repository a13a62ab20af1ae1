package org.gatehouse.audit.retention;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to how long the log is kept. */
sealed interface RetentionEvent extends AuditEvent {

  @Override
  default String name() {
    return "audit.retention";
  }

  /** It was changed; the details hold it before and after. */
  record Changed(long accountId, Map<String, String> details) implements RetentionEvent {

    public Changed {
      details = Map.copyOf(details);
    }
  }

  /** A change was refused. */
  record ChangeFailed(long accountId, String reason) implements RetentionEvent, AuditFailure {

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }

  /**
   * A clean-up took entries out. It names the places of all that clean-ups have taken out so far,
   * so that nobody can pass off another gap in the log as one of theirs.
   */
  record CleanedUp(long accountId, long entries, String before, String places)
      implements RetentionEvent {

    @Override
    public String name() {
      return "audit.clean-up";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("count", Long.toString(entries), "before", before, "places", places);
    }
  }
}
