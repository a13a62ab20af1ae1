package org.gatehouse.sso.provisioning;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen when an identity provider names somebody. */
sealed interface ProvisioningEvent extends AuditEvent {

  /** A name identifier was settled to mean a user. */
  record Linked(long accountId, String userName, String nameId, String issuer)
      implements ProvisioningEvent {

    @Override
    public String name() {
      return "user.sso-link";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(userName);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("nameId", nameId, "issuer", issuer, "name", userName);
    }
  }

  /** Somebody has settled by hand which user a name identifier means. */
  record LinkedByHand(long accountId, String userName, String nameId, String issuer)
      implements ProvisioningEvent {

    @Override
    public String name() {
      return "user.sso-link";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("nameId", nameId, "issuer", issuer, "name", userName);
    }
  }

  /** The same was refused. */
  record LinkFailed(long accountId, String userName, String nameId, String reason)
      implements ProvisioningEvent, AuditFailure {

    @Override
    public String name() {
      return "user.sso-link";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("nameId", nameId, "name", userName, "reason", reason);
    }
  }

  /** Somebody has taken it back that a name identifier means a user. */
  record Unlinked(long accountId, String userName, String nameId, String issuer)
      implements ProvisioningEvent {

    @Override
    public String name() {
      return "user.sso-unlink";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("nameId", nameId, "issuer", issuer, "name", userName);
    }
  }

  /** The same was refused. */
  record UnlinkFailed(long accountId, String userName, String reason)
      implements ProvisioningEvent, AuditFailure {

    @Override
    public String name() {
      return "user.sso-unlink";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "reason", reason);
    }
  }
}
