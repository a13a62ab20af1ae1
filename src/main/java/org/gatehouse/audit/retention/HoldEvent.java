package org.gatehouse.audit.retention;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to holds. */
sealed interface HoldEvent extends AuditEvent {

  /** What is done to it. */
  enum Deed {
    PLACE("audit.hold"),
    RELEASE("audit.hold-release");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

  /** What is done to it. */
  Deed deed();

  @Override
  default String name() {
    return deed().code;
  }

  /**
   * It was done.
   *
   * @param hold its name
   * @param from from when on entries are held; empty for all
   */
  record Done(long accountId, Deed deed, String hold, String why, String from)
      implements HoldEvent {

    @Override
    public Map<String, String> details() {
      return Map.of("hold", hold, "why", why, "heldFrom", from);
    }
  }

  /** It was refused; the reason is the key of a sentence. */
  record Refused(long accountId, Deed deed, String hold, String reason)
      implements HoldEvent, AuditFailure {

    @Override
    public Map<String, String> details() {
      return Map.of("hold", hold, "reason", reason);
    }
  }
}
