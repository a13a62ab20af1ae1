package org.gatehouse.passkeys;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to a passkey, and to whoever comes with one; the details say whose it is. */
sealed interface PasskeyEvent extends AuditEvent {

  /** Why a sign-in was refused; only the audit log says it. */
  enum Reason {
    /** Nobody has it. */
    UNKNOWN,
    /** It did not prove itself. */
    PASSKEY,
    /** It has been used elsewhere meanwhile. */
    COPIED,
    LOCKED,
    DISABLED,
    /** The people of the account sign in at their identity provider. */
    SSO_ENFORCED,
    ACCOUNT_CLOSED,
    /** The account lets nobody in from there. */
    ADDRESS
  }

  /** There is a new one. */
  record Added(long accountId, String userName, String email, String passkey)
      implements PasskeyEvent {

    @Override
    public String name() {
      return "passkey.create";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "email", email, "passkey", passkey);
    }
  }

  /** Adding one was refused. */
  record AddFailed(long accountId, String userName, String reason)
      implements PasskeyEvent, AuditFailure {

    @Override
    public String name() {
      return "passkey.create";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "reason", reason);
    }
  }

  /** One is gone. */
  record Removed(long accountId, String userName, String email, String passkey)
      implements PasskeyEvent {

    @Override
    public String name() {
      return "passkey.delete";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "email", email, "passkey", passkey);
    }
  }

  /** Removing one was refused. */
  record RemoveFailed(long accountId, String userName, String reason)
      implements PasskeyEvent, AuditFailure {

    @Override
    public String name() {
      return "passkey.delete";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "reason", reason);
    }
  }

  /** A sign-in was refused. */
  record Refused(long accountId, Optional<String> userName, Reason reason)
      implements PasskeyEvent, AuditFailure {

    @Override
    public String name() {
      return "user.login-refused";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(userName.orElse(""));
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason.name(), "way", SignIn.Way.PASSKEY.name());
    }
  }
}
