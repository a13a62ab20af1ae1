package org.gatehouse.login.steps;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.users.SignInUser;

/** Somebody had proved who he is, and was kept out since. */
record KeptOut(SignInUser user, Reason reason) implements AuditEvent, AuditFailure {

  /** Why; only the audit log says it. */
  enum Reason {
    LOCKED,
    DISABLED,
    /** The people of the account sign in at their identity provider. */
    SSO_ENFORCED,
    ACCOUNT_CLOSED
  }

  @Override
  public long accountId() {
    return user.accountId();
  }

  @Override
  public String name() {
    return "user.login-refused";
  }

  @Override
  public Optional<String> actor() {
    return Optional.of(user.username());
  }

  @Override
  public Map<String, String> details() {
    return Map.of("reason", reason.name());
  }
}
