package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;

/** What the rules of an account have its people told by mail, in their own language. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RuleMails {

  private static final Duration NEWS = Duration.ofDays(3);

  @Inject Clock clock;
  @EJB UserRows rows;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** That he is disabled, since he was away for so long, and who can help. */
  public void disabled(User user) {
    send(user, "users.rules.disabled", user.awaySince(), "", clock.instant().plus(NEWS));
  }

  /** That he will be disabled then, unless he signs in. */
  public void beforeDisabling(long userId, Instant deadline) {
    User user = rows.get(userId);
    String where =
        accounts.findOtherWayIn(user.accountId()).orElseGet(() -> settings.link("/login"));
    send(user, "users.rules.inactivity", deadline, where, deadline);
  }

  /** That another password will be asked for from then on. */
  public void beforeExpiry(long userId, Instant deadline) {
    send(rows.get(userId), "users.rules.password", deadline, settings.link("/profile"), deadline);
  }

  private void send(User user, String key, Instant moment, String link, Instant validUntil) {
    AccountDetails account = accounts.get(user.accountId());
    Locale language = Languages.of(user.language(), account.language());
    List<String> args =
        new ArrayList<>(
            List.of(
                user.displayName(),
                account.name(),
                account.slug() + ":" + user.username(),
                date(user, language, moment)));
    if (!link.isEmpty()) {
      args.add(link);
    }
    outbox.enqueue(
        new Message(account.id(), user.email(), language, key, args, Optional.of(validUntil)));
  }

  private static String date(User user, Locale language, Instant moment) {
    ZoneId zone = user.zone().map(ZoneId::of).orElse(ZoneOffset.UTC);
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language)
        .withZone(zone)
        .format(moment);
  }
}
