package org.gatehouse.users;

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

/** The two mails about a change of address: one asks the new one, one tells the old one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmailMails {

  @Inject Accounts accounts;
  @Inject Outbox outbox;
  @Inject Settings settings;

  /** Queues both, in the user's language. */
  public void send(User user, EmailChange change, String confirm, String undo) {
    AccountDetails account = accounts.get(user.accountId());
    Locale language =
        Languages.find(user.language().orElse(account.language())).orElse(Locale.ENGLISH);
    enqueue(account, language, change.newEmail(), "users.email.confirm", user, change, confirm);
    enqueue(account, language, change.oldEmail(), "users.email.notice", user, change, undo);
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
