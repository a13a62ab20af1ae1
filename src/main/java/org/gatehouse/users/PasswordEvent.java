package org.gatehouse.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to a password; never what it is. */
sealed interface PasswordEvent extends AuditEvent {

  /** Its owner has another one, by a link or in his profile. */
  record Updated(long accountId, UserEvent.Subject subject) implements PasswordEvent {

    @Override
    public String name() {
      return "password.updated";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(subject.username());
    }

    @Override
    public Map<String, String> details() {
      return subject.details();
    }
  }

  /** Its owner wanted another one in vain. */
  record UpdateRefused(long accountId, UserEvent.Subject subject, String reason)
      implements PasswordEvent, AuditFailure {

    @Override
    public String name() {
      return "password.updated";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(subject.username());
    }

    @Override
    public Map<String, String> details() {
      return because(subject, reason);
    }
  }

  /** An account manager has had a mail sent to somebody, so that he chooses a new one. */
  record Restored(long accountId, UserEvent.Subject subject) implements PasswordEvent {

    @Override
    public String name() {
      return "password.update";
    }

    @Override
    public Map<String, String> details() {
      return subject.details();
    }
  }

  /** An account manager wanted that in vain. */
  record RestoreRefused(long accountId, UserEvent.Subject subject, String reason)
      implements PasswordEvent, AuditFailure {

    @Override
    public String name() {
      return "password.update";
    }

    @Override
    public Map<String, String> details() {
      return because(subject, reason);
    }
  }

  private static Map<String, String> because(UserEvent.Subject subject, String reason) {
    Map<String, String> details = new LinkedHashMap<>(subject.details());
    details.put("reason", reason);
    return details;
  }
}
