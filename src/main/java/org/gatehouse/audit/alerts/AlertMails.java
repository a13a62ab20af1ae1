package org.gatehouse.audit.alerts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Tells an account's managers what a rule has found: all that waits in one mail, and of each rule
 * no second mail within an hour. For whoever has the turn; a transaction of its own for each rule
 * of an account, so that what goes wrong with one keeps no other waiting.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AlertMails {

  private static final Duration WORTH = Duration.ofDays(2);
  private static final int NAMED = 5;

  @EJB AlertRows rows;
  @EJB Accounts accounts;
  @EJB Managers managers;
  @EJB SignInUsers users;
  @EJB Outbox outbox;
  @Inject Settings settings;
  @Inject Event<AuditEvent> events;
  @Inject Clock clock;

  /** Tells of all that waits of the rule, or has it wait on until its hour is over. */
  public void tell(long accountId, AlertRule rule) {
    Instant now = clock.instant();
    List<Alert> waiting = rows.waiting(accountId, rule);
    Instant from = rows.due(accountId, rule, now);
    if (waiting.isEmpty()) {
      return;
    }
    if (from.isAfter(now)) {
      waiting.forEach(alert -> alert.postpone(from));
      return;
    }
    List<RaisedAlert> told = waiting.stream().map(Alert::details).toList();
    waiting.forEach(alert -> alert.told(now));
    AccountDetails account = accounts.get(accountId);
    for (long id : managers.of(accountId)) {
      send(users.get(id), account, told, now);
    }
    events.fire(new AlertEvent.Told(accountId, rule, told.size()));
  }

  private void send(
      SignInUser manager, AccountDetails account, List<RaisedAlert> told, Instant now) {
    Locale language = Languages.of(manager.language(), account.language());
    long entries = told.stream().mapToLong(RaisedAlert::entries).sum();
    outbox.enqueue(
        new Message(
            account.id(),
            manager.email(),
            language,
            told.get(0).rule().mail(),
            List.of(
                manager.displayName(),
                account.name(),
                Long.toString(entries),
                about(told, Texts.in(language)),
                settings.link(path(told)),
                settings.link("/audit/alerts")),
            Optional.of(now.plus(WORTH))));
  }

  /** One leads to its entries, of several each does so from the list. */
  private static String path(List<RaisedAlert> told) {
    return told.size() == 1 ? "/audit/alerts?alert=" + told.get(0).id() : "/audit/alerts";
  }

  private static String about(List<RaisedAlert> told, Texts texts) {
    String named =
        told.stream()
            .limit(NAMED)
            .map(alert -> AlertWords.about(alert, texts))
            .distinct()
            .collect(Collectors.joining(" · "));
    return told.size() > NAMED ? texts.of("audit.more", named, told.size() - NAMED) : named;
  }
}
