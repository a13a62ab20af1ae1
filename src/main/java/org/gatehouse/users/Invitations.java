package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.text.Languages;

/** Invitations by mail: a link with a random token that works once, for seven days. */
@Stateless
public class Invitations {

  private static final Duration VALIDITY = Duration.ofDays(7);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject Accounts accounts;
  @Inject Outbox outbox;

  /** Invites a user who was made in this transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void send(User user) {
    String token = Tokens.secret();
    Instant now = clock.instant();
    Instant expiresAt = now.plus(VALIDITY);
    em.persist(new Invitation(user, Tokens.hash(token), now, expiresAt));
    AccountDetails account = accounts.get(user.accountId());
    Locale language =
        Languages.find(user.language().orElse(account.language())).orElse(Locale.ENGLISH);
    outbox.enqueue(
        new Message(
            account.id(),
            user.email(),
            language,
            "users.invitation",
            List.of(
                user.displayName(),
                account.name(),
                account.slug() + ":" + user.username(),
                settings.link("/login/reset?token=" + token),
                date(expiresAt, language)),
            Optional.of(expiresAt),
            Optional.of("url.sent")));
  }

  private static String date(Instant moment, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language)
        .withZone(ZoneOffset.UTC)
        .format(moment);
  }
}
