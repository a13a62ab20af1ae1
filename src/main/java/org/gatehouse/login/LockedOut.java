package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.users.AutomaticLocks;
import org.gatehouse.users.SignInUser;

/** Locks a user whose password was guessed at too often, and tells him by mail what to do. */
@Stateless
public class LockedOut {

  private static final Duration NEWS = Duration.ofDays(3);

  /** Where the last wrong password was typed: his mail says what that means for him. */
  public enum Place {
    /** On a browser that is none of his devices. */
    ELSEWHERE("login.locked"),
    DEVICE("login.locked.device"),
    /** In a session of his, so that whoever typed it is signed in as him. */
    SESSION("login.locked.session");

    private final String mail;

    Place(String mail) {
      this.mail = mail;
    }
  }

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB AutomaticLocks locks;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Locks and tells him; once, however many guesses find out at the same time. */
  public void lock(SignInUser user, Place place, int attempts) {
    if (locks.lock(user.id())) {
      AccountDetails account = accounts.get(user.accountId());
      Locale language = Languages.of(user.language(), account.language());
      outbox.enqueue(
          new Message(
              user.accountId(),
              user.email(),
              language,
              place.mail,
              List.of(
                  user.displayName(),
                  Integer.toString(attempts),
                  account.slug() + ":" + user.username(),
                  caller.origin().address(),
                  settings.link("/login")),
              Optional.of(clock.instant().plus(NEWS))));
    }
  }
}
