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
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.trail.AuditEvent;

/**
 * Invitations by mail: a link with a random token that works once, for seven days. As every link to
 * a password it works for nobody who may not sign in with one: where the people of his account sign
 * in elsewhere he is told so instead.
 */
@Stateless
public class Invitations {

  private static final Duration VALIDITY = Duration.ofDays(7);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Settings settings;
  @EJB Accounts accounts;
  @EJB UserRows rows;
  @EJB Inactive inactive;
  @EJB Outbox outbox;
  @Inject Event<AuditEvent> events;

  /**
   * Invites a user; what was sent to him before works no more. CONFLICT while his account lets
   * nobody in.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void send(User user) {
    AccountDetails account = accounts.get(user.accountId());
    if (account.status() != AccountStatus.ACTIVE) {
      throw BusinessException.of(Kind.CONFLICT, "users.invitation.shut");
    }
    String token = Tokens.secret();
    Instant now = clock.instant();
    revoke(user);
    Instant expiresAt = now.plus(VALIDITY);
    em.persist(new Invitation(user, Tokens.hash(token), now, expiresAt));
    outbox.enqueue(
        accounts
            .findOtherWayIn(account.id())
            .map(where -> elsewhere(user, account, where))
            .orElseGet(() -> link(user, account, token, expiresAt)));
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
        .flatMap(invitation -> rows.find(invitation.userId()).stream())
        .filter(this::mayAccept)
        .map(user -> user.passwordLink(false, accounts.get(user.accountId())))
        .findFirst();
  }

  /**
   * Uses the token up, once on all nodes, and gives the user his password; NOT_FOUND if too late.
   */
  public void accept(String token, String passwordHash) {
    Instant now = clock.instant();
    PasswordLink link = find(token).orElseThrow(BusinessException::notFound);
    User user = rows.get(link.userId());
    rows.hold(user);
    boolean alive = mayAccept(user);
    int used =
        em.createNamedQuery("Invitation.use")
            .setParameter("hash", Tokens.hash(token))
            .setParameter("now", now)
            .executeUpdate();
    // Meanwhile somebody with the same link may have been first, or the user may be kept out.
    if (!alive || used != 1) {
      throw BusinessException.notFound();
    }
    user.password(passwordHash, now);
    user.accepted(now);
    // The link was mailed: who has it reads the mail of this address.
    for (UserEvent.Deed deed : List.of(UserEvent.Deed.ACCEPT, UserEvent.Deed.VERIFY)) {
      events.fire(new UserEvent.Arrived(user.accountId(), deed, user.subject()));
    }
  }

  private boolean mayAccept(User user) {
    return user.awaited()
        && !user.disabled()
        && !user.locked()
        && !inactive.is(user)
        && accounts.get(user.accountId()).status() == AccountStatus.ACTIVE
        && accounts.findOtherWayIn(user.accountId()).isEmpty();
  }

  private Message link(User user, AccountDetails account, String token, Instant expiresAt) {
    Locale language = Languages.of(user.language(), account.language());
    return new Message(
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
        Optional.of("url.sent"));
  }

  /** Nobody is given the token, which would lead to nothing. */
  private static Message elsewhere(User user, AccountDetails account, String where) {
    return new Message(
        account.id(),
        user.email(),
        Languages.of(user.language(), account.language()),
        "users.invitation.elsewhere",
        List.of(user.displayName(), account.name(), account.slug() + ":" + user.username(), where),
        Optional.empty());
  }

  private static String date(Instant moment, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language)
        .withZone(ZoneOffset.UTC)
        .format(moment);
  }
}
