package org.gatehouse.policy;

import java.util.Map;
import java.util.Set;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to the rules of an account. */
sealed interface PolicyEvent extends AuditEvent {

  /** What of the rules it concerns. */
  enum Part {
    OPTIONS("account.security-options"),
    ENABLE("2fa.enable"),
    DISABLE("2fa.disable"),
    UPDATE("2fa.update");

    /** The machine names of all. */
    static final Set<String> NAMES = Set.of(OPTIONS.code, ENABLE.code, DISABLE.code, UPDATE.code);

    private final String code;

    Part(String code) {
      this.code = code;
    }

    /** What becomes of the second factor. */
    static Part ofFactor(boolean before, boolean after) {
      Part switched = after ? ENABLE : DISABLE;
      return before == after ? UPDATE : switched;
    }
  }

  /** What of the rules it concerns. */
  Part part();

  @Override
  default String name() {
    return part().code;
  }

  /** They were changed; the details hold each before and after. */
  record Changed(long accountId, Part part, Map<String, String> details) implements PolicyEvent {

    public Changed {
      details = Map.copyOf(details);
    }
  }

  /** A change was refused. */
  record ChangeFailed(long accountId, Part part, String reason)
      implements PolicyEvent, AuditFailure {

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }
}
