package org.gatehouse.login;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen around a sign-in with a password. */
sealed interface LoginEvent extends AuditEvent {

  /** Why a sign-in was refused; only the audit log says it. */
  enum Reason {
    /** Nobody, or more than one person, signs in under that name. */
    UNKNOWN,
    /** The password is another one, or the user has none. */
    WRONG,
    LOCKED,
    DISABLED,
    /** The people of the account sign in at their identity provider. */
    SSO_ENFORCED,
    ACCOUNT_CLOSED,
    /** The account lets nobody in from there. */
    ADDRESS
  }

  /** Somebody has signed out. */
  record LoggedOut(long accountId, String userName, String displayName, String email)
      implements LoginEvent {

    @Override
    public String name() {
      return "user.logout";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(userName);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", displayName, "email", email);
    }
  }

  /**
   * A sign-in was refused. A name that no user has is not kept: it may be a password typed into the
   * wrong field.
   */
  record Refused(long accountId, Optional<String> userName, Reason reason)
      implements LoginEvent, AuditFailure {

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
      return Map.of("reason", reason.name());
    }
  }
}
