package org.gatehouse.sso.emergency;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to emergency codes; never a code. */
sealed interface EmergencyEvent extends AuditEvent {

  /** Somebody has new ones. */
  record Made(long accountId, String user, int count) implements EmergencyEvent {

    @Override
    public String name() {
      return "emergency.make";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", user, "count", Integer.toString(count));
    }
  }

  /** Somebody's are gone. */
  record Revoked(long accountId, String user) implements EmergencyEvent {

    @Override
    public String name() {
      return "emergency.revoke";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", user);
    }
  }

  /** They could not be taken away. */
  record RevokeFailed(long accountId, String user, String reason)
      implements EmergencyEvent, AuditFailure {

    @Override
    public String name() {
      return "emergency.revoke";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", user, "reason", reason);
    }
  }

  /** Somebody has given the right password and one of his codes. */
  record Used(long accountId, String user, int left) implements EmergencyEvent {

    @Override
    public String name() {
      return "emergency.use";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(user);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", user, "left", Integer.toString(left));
    }
  }

  /** An operator has asked for one. */
  record Asked(long accountId, String account, String user, String why) implements EmergencyEvent {

    @Override
    public String name() {
      return "emergency.ask";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("account", account, "name", user, "why", why);
    }
  }

  /** Another operator has approved it. */
  record Approved(long accountId, String account, String user, String asker)
      implements EmergencyEvent {

    @Override
    public String name() {
      return "emergency.approve";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("account", account, "name", user, "asker", asker);
    }
  }

  /** Somebody took back what was asked for. */
  record Withdrawn(long accountId, String account, String user) implements EmergencyEvent {

    @Override
    public String name() {
      return "emergency.withdraw";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("account", account, "name", user);
    }
  }
}
