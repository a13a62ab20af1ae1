package org.gatehouse.users;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Outcome;

/** What can happen to a user; {@code name} and {@code email} in the details say to whom. */
public sealed interface UserEvent extends AuditEvent {

  /** The user whom it happened to, as far as he is known. */
  record Subject(String username, String email) {

    Map<String, String> details() {
      return Map.of("name", username, "email", email);
    }
  }

  /** What is done to a user, with its machine name in the catalogue. */
  enum Deed {
    CREATE("user.create"),
    DISABLE("user.disable"),
    ENABLE("user.enable"),
    LOCK("user.lock"),
    UNLOCK("user.unlock"),
    ACCEPT("user.accept");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

  /** It was done. */
  record Done(long accountId, Deed deed, Subject subject) implements UserEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return subject.details();
    }
  }

  /** He did it himself, by a sign-in: nobody else was there. */
  record Arrived(long accountId, Deed deed, Subject subject) implements UserEvent {

    @Override
    public String name() {
      return deed.code;
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

  /** He has signed in. */
  record SignedIn(SignInUser user, SignIn.Way way) implements UserEvent {

    @Override
    public String name() {
      return "user.login";
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
      return Map.of("name", user.displayName(), "email", user.email(), "way", way.name());
    }
  }

  /** It was tried and refused. */
  record Failed(long accountId, Deed deed, Subject subject, String reason) implements UserEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Outcome outcome() {
      return Outcome.FAILURE;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", subject.username(), "email", subject.email(), "reason", reason);
    }
  }
}
