package org.gatehouse.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.SignIn;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.trail.Change;

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
    UPDATE("user.update"),
    DISABLE("user.disable"),
    ENABLE("user.enable"),
    LOCK("user.lock"),
    UNLOCK("user.unlock"),
    ACCEPT("user.accept"),
    VERIFY("user.verify"),
    INVITE("user.invite"),
    REVOKE("user.uninvite"),
    EMAIL("user.email-change"),
    MOBILE("user.mobile-verify"),
    DELETE("user.delete"),
    END_SESSION("session.end");

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

  /** Something of him is another than before. */
  record Changed(long accountId, Deed deed, Subject subject, Map<String, String> changes)
      implements UserEvent {

    public Changed {
      changes = Map.copyOf(changes);
    }

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>(subject.details());
      details.putAll(changes);
      return details;
    }
  }

  /** He did it himself, by a sign-in or a link: nobody else was there. */
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

  /** The product itself did it. */
  record Automatic(long accountId, Deed deed, Subject subject, Reason why) implements UserEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(Caller.SYSTEM.userName());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", subject.username(), "email", subject.email(), "cause", why.name());
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
  record Failed(long accountId, Deed deed, Subject subject, String reason)
      implements UserEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", subject.username(), "email", subject.email(), "reason", reason);
    }
  }

  /** Another address of his is wanted, and waits for being confirmed. */
  record EmailRequested(long accountId, Subject subject, String wanted) implements UserEvent {

    @Override
    public String name() {
      return "user.email-request";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", subject.username(), "email", subject.email(), "wanted", wanted);
    }
  }

  /**
   * His address is another than before; he did it himself, by a link.
   *
   * @param asker who had asked for it, if it was another one
   */
  record EmailChanged(
      long accountId, Subject subject, String before, String after, Optional<String> asker)
      implements UserEvent {

    @Override
    public String name() {
      return Deed.EMAIL.code;
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(subject.username());
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>(subject.details());
      details.putAll(Change.details(Map.of("email", before), Map.of("email", after)));
      asker.ifPresent(name -> details.put("requestedBy", name));
      return details;
    }
  }

  /** The link that would have changed his address was followed in vain. */
  record EmailRefused(long accountId, Subject subject, String reason)
      implements UserEvent, AuditFailure {

    @Override
    public String name() {
      return Deed.EMAIL.code;
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(subject.username());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", subject.username(), "email", subject.email(), "reason", reason);
    }
  }
}
