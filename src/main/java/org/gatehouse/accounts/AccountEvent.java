package org.gatehouse.accounts;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to an account. */
public sealed interface AccountEvent extends AuditEvent {

  /** What an operator does to an account, with its machine name in the catalogue. */
  enum Deed {
    SUSPEND("account.suspend"),
    RESUME("account.resume"),
    CLOSE("account.close"),
    REOPEN("account.reopen"),
    ERASE("account.erase");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

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
      implements AccountEvent, AuditFailure {

    @Override
    public String name() {
      return "account.create";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("slug", slug, "name", accountName, "reason", reason);
    }
  }

  /** Its state is another one; {@code why} says why, {@code until} when the grace time is over. */
  record Done(long accountId, Deed deed, String slug, String why, String until)
      implements AccountEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("slug", slug, "why", why, "until", until);
    }
  }

  /** Its state stays. */
  record Failed(long accountId, Deed deed, String slug, String reason)
      implements AccountEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("slug", slug, "reason", reason);
    }
  }

  /** An operator can look into it for a time. */
  record Entered(long accountId, String slug, String why, String until) implements AccountEvent {

    @Override
    public String name() {
      return "account.enter";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("slug", slug, "why", why, "until", until);
    }
  }

  /** An operator wanted to look into it without a reason. */
  record NotEntered(long accountId, String slug, String why, String reason)
      implements AccountEvent, AuditFailure {

    @Override
    public String name() {
      return "account.enter";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("slug", slug, "why", why, "reason", reason);
    }
  }
}
