package org.gatehouse.login.codes;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.users.SignInUser;

/** What can happen at the step of the second factor. */
sealed interface CodeEvent extends AuditEvent {

  /** What somebody gave was not his second factor, or came too late or too often. */
  record Refused(SignInUser user, String kind, Refusal why) implements CodeEvent, AuditFailure {

    @Override
    public String name() {
      return "user.login-refused";
    }

    @Override
    public long accountId() {
      return user.accountId();
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(user.username());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", why.reason(), "kind", kind, "why", why.key());
    }
  }
}
