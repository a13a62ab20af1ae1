package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;

/** Tells people that somebody else has signed them out, so that they know why. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SessionMails {

  /** Later he has found out himself. */
  private static final Duration NEWS = Duration.ofDays(1);

  @Inject Clock clock;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Queues the mail, in the user's language. */
  public void ended(User user) {
    AccountDetails account = accounts.get(user.accountId());
    Locale language = Languages.of(user.language(), account.language());
    outbox.enqueue(
        new Message(
            account.id(),
            user.email(),
            language,
            "users.session.mail",
            List.of(
                user.displayName(),
                account.name(),
                account.slug() + ":" + user.username(),
                settings.link("/login")),
            Optional.of(clock.instant().plus(NEWS))));
  }
}
