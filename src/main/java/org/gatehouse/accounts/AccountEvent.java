package org.gatehouse.accounts;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Outcome;

/** What can happen to an account. */
public sealed interface AccountEvent extends AuditEvent {

  /** It was made; the log of the platform and its own both tell so. */
  record Created(long accountId, String slug, String accountName) implements AccountEvent {

    @Override
    public String name() {
      return "account.create";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("slug", slug, "name", accountName);
    }
  }

  /** It was not made. */
  record CreationFailed(long accountId, String slug, String accountName, String reason)
      implements AccountEvent {

    @Override
    public String name() {
      return "account.create";
    }

    @Override
    public Outcome outcome() {
      return Outcome.FAILURE;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("slug", slug, "name", accountName, "reason", reason);
    }
  }
}
