package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;

/**
 * Mails about a change of address: one asks the new one, two tell the old one, before and after.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmailMails {

  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Queues both, in the user's language. */
  public void send(User user, EmailChange change, String confirm, String undo) {
    AccountDetails account = accounts.get(user.accountId());
    Locale language = Languages.of(user.language(), account.language());
    enqueue(account, language, change.newEmail(), "users.email.confirm", user, change, confirm);
    enqueue(account, language, change.oldEmail(), "users.email.notice", user, change, undo);
  }

  /** Tells the old address that the new one counts from now on. */
  public void changed(User user, String oldEmail) {
    AccountDetails account = accounts.get(user.accountId());
    outbox.enqueue(
        new Message(
            account.id(),
            oldEmail,
            Languages.of(user.language(), account.language()),
            "users.email.changed",
            List.of(user.displayName(), account.name(), user.email()),
            Optional.empty()));
  }

  private void enqueue(
      AccountDetails account,
      Locale language,
      String to,
      String key,
      User user,
      EmailChange change,
      String token) {
    outbox.enqueue(
        new Message(
            account.id(),
            to,
            language,
            key,
            List.of(
                user.displayName(),
                account.name(),
                change.newEmail(),
                settings.link("/profile/email?token=" + token)),
            Optional.of(change.expiresAt())));
  }
}
