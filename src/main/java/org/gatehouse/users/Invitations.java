package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
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
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.trail.AuditEvent;

/** Invitations by mail: a link with a random token that works once, for seven days. */
@Stateless
public class Invitations {

  private static final Duration VALIDITY = Duration.ofDays(7);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Settings settings;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Event<AuditEvent> events;

  /** Invites a user; what was sent to him before works no more. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void send(User user) {
    String token = Tokens.secret();
    Instant now = clock.instant();
    revoke(user);
    Instant expiresAt = now.plus(VALIDITY);
    em.persist(new Invitation(user, Tokens.hash(token), now, expiresAt));
    AccountDetails account = accounts.get(user.accountId());
    Locale language = Languages.of(user.language(), account.language());
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

  /** Takes back what was sent to him; tells whether there was anything. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean revoke(User user) {
    return em.createNamedQuery("Invitation.revoke")
            .setParameter("user", user.id())
            .setParameter("now", clock.instant())
            .executeUpdate()
        > 0;
  }

  /** Whether somebody holds an invitation that he can still accept. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean waits(User user) {
    return em.createNamedQuery("Invitation.live", Long.class)
            .setParameter("user", user.id())
            .setParameter("now", clock.instant())
            .getSingleResult()
        > 0;
  }

  /** The invitation of this token while it can be accepted. */
  public Optional<PasswordLink> find(String token) {
    return em.createNamedQuery("Invitation.open", Invitation.class)
        .setParameter("hash", Tokens.hash(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(invitation -> em.find(User.class, invitation.userId()))
        .filter(user -> user.awaited() && !user.disabled() && !user.locked())
        .map(user -> user.passwordLink(false, accounts.get(user.accountId())))
        .findFirst();
  }

  /**
   * Uses the token up, once on all nodes, and gives the user his password; NOT_FOUND if too late.
   */
  public void accept(String token, String passwordHash) {
    Instant now = clock.instant();
    PasswordLink link = find(token).orElseThrow(BusinessException::notFound);
    int used =
        em.createNamedQuery("Invitation.use")
            .setParameter("hash", Tokens.hash(token))
            .setParameter("now", now)
            .executeUpdate();
    if (used != 1) {
      throw BusinessException.notFound();
    }
    User user = em.find(User.class, link.userId());
    user.password(passwordHash, now);
    user.accepted(now);
    // The link was mailed: who has it reads the mail of this address.
    for (UserEvent.Deed deed : List.of(UserEvent.Deed.ACCEPT, UserEvent.Deed.VERIFY)) {
      events.fire(new UserEvent.Arrived(user.accountId(), deed, user.subject()));
    }
  }

  private static String date(Instant moment, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language)
        .withZone(ZoneOffset.UTC)
        .format(moment);
  }
}
