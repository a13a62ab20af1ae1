package org.gatehouse.sso.groups;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to a group besides becoming a team. */
sealed interface SeenGroupEvent extends AuditEvent {

  /** A group that an identity provider named becomes no team. */
  record Skipped(long accountId, String group, String reason)
      implements SeenGroupEvent, AuditFailure {

    @Override
    public String name() {
      return "team.skip";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(Caller.SYSTEM.userName());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", group, "reason", reason);
    }
  }
}
