package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.MailMoment;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;

/** The mails about a password, in its owner's language; a link stands in a paragraph of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasswordMails {

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** A link to a new password, which he asked for himself or an account manager did. */
  public void link(User user, String token, boolean forgotten) {
    send(
        user,
        forgotten ? "users.reset.forgotten" : "users.reset.wanted",
        settings.link("/login/reset?token=" + token),
        Optional.of(clock.instant().plus(PasswordReset.VALIDITY)),
        forgotten ? "password.restore" : "url.sent");
  }

  /** Where the people of his account sign in without a password. */
  public void elsewhere(User user, String where) {
    send(user, "users.reset.elsewhere", where, Optional.empty(), "");
  }

  /** That nothing opens to him at the moment, and who can help. */
  public void stopped(User user) {
    send(user, "users.reset.stopped", "", Optional.empty(), "");
  }

  /** That he has another password since just now, from where, and what to do if it was not him. */
  public void changed(User user) {
    AccountDetails account = accounts.get(user.accountId());
    Locale language = Languages.of(user.language(), account.language());
    List<String> args =
        List.of(
            user.displayName(),
            account.name(),
            account.slug() + ":" + user.username(),
            moment(user, language),
            caller.origin().address(),
            settings.link("/login/forgot"));
    outbox.enqueue(
        new Message(
            account.id(),
            user.email(),
            language,
            "users.password.changed",
            args,
            Optional.empty()));
  }

  private void send(
      User user, String key, String link, Optional<Instant> validUntil, String audited) {
    AccountDetails account = accounts.get(user.accountId());
    List<String> args =
        List.of(user.displayName(), account.name(), account.slug() + ":" + user.username(), link);
    outbox.enqueue(
        new Message(
            account.id(),
            user.email(),
            Languages.of(user.language(), account.language()),
            key,
            args,
            validUntil,
            Optional.of(audited).filter(name -> !name.isEmpty())));
  }

  private String moment(User user, Locale language) {
    return MailMoment.of(clock.instant(), user.zone(), language);
  }
}
