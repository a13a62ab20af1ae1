package org.gatehouse.devices;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to an authorised device; the details say whose it is. */
sealed interface DeviceEvent extends AuditEvent {

  /** Its owner has signed in on it for the first time. */
  record Authorised(long accountId, String userName, String email) implements DeviceEvent {

    @Override
    public String name() {
      return "device.authorise";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(userName);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "email", email);
    }
  }

  /** It is known no more. */
  record Revoked(long accountId, String userName, String email) implements DeviceEvent {

    @Override
    public String name() {
      return "device.revoke";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "email", email);
    }
  }

  /** It is known no more, because somebody came with an old copy of its token. */
  record Copied(long accountId, String userName, String email) implements DeviceEvent {

    @Override
    public String name() {
      return "device.revoke";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(Caller.SYSTEM.userName());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "email", email, "reason", "COPIED");
    }
  }

  /** Revoking it was refused. */
  record RevokeFailed(long accountId, String userName, String reason)
      implements DeviceEvent, AuditFailure {

    @Override
    public String name() {
      return "device.revoke";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "reason", reason);
    }
  }
}
