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
import java.util.Optional;
import org.gatehouse.access.Sessions;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;

/**
 * Links to a new password: a random token of 256 bits that works once, for half an hour, until a
 * newer one is sent.
 *
 * <p>A link begins no session. It works for nobody who may not sign in with a password: whoever is
 * disabled, locked by hand, of an account that is not open, or to sign in elsewhere. An automatic
 * lock is lifted by it.
 */
@Stateless
public class PasswordResets {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB UserRows rows;
  @EJB Inactive inactive;
  @EJB Accounts accounts;
  @EJB Invitations invitations;
  @EJB Sessions sessions;
  @EJB PasswordChanges changes;
  @EJB PasswordMails mails;
  @Inject Event<AuditEvent> events;

  /** How many mails he got within an hour, asked for by himself or else by account managers. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public long recent(User user, boolean forgotten) {
    return em.createNamedQuery("PasswordReset.recent", Long.class)
        .setParameter("user", user.id())
        .setParameter("forgotten", forgotten)
        .setParameter("since", clock.instant().minus(HOUR))
        .getSingleResult();
  }

  /** Whether he is kept out, so that no link may work. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean stopped(User user) {
    Stop lock = user.locking();
    return user.disabled()
        || inactive.is(user)
        || (lock != null && lock.reason() != Reason.ATTEMPTS)
        || accounts.get(user.accountId()).status() != AccountStatus.ACTIVE;
  }

  /**
   * Mails him the way to a new password, or why there is none; the link before works no more. The
   * caller holds his row.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void send(User user, boolean forgotten) {
    Instant now = clock.instant();
    em.createNamedQuery("PasswordReset.revoke")
        .setParameter("user", user.id())
        .setParameter("now", now)
        .executeUpdate();
    Optional<String> elsewhere = accounts.findOtherWayIn(user.accountId());
    Optional<String> token = Optional.empty();
    if (stopped(user) || (user.awaited() && forgotten && !invitations.waits(user))) {
      mails.stopped(user);
    } else if (elsewhere.isPresent()) {
      mails.elsewhere(user, elsewhere.get());
    } else if (user.awaited()) {
      invitations.send(user);
    } else {
      token = Optional.of(Tokens.secret());
      mails.link(user, token.get(), forgotten);
    }
    em.persist(new PasswordReset(user, token.map(Tokens::hash), forgotten, now));
  }

  /** Where the link with this token leads, while it works. */
  public Optional<PasswordLink> find(String token) {
    return em.createNamedQuery("PasswordReset.open", PasswordReset.class)
        .setParameter("hash", Tokens.hash(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .filter(reset -> works(reset, rows.get(reset.userId())))
        .map(reset -> rows.get(reset.userId()))
        .map(user -> user.passwordLink(true, accounts.get(user.accountId())))
        .findFirst();
  }

  /**
   * Uses the token up, once on all nodes, and gives its owner that password; all of his sessions
   * end. NOT_FOUND if it is too late.
   */
  public void use(String token, String passwordHash) {
    PasswordLink link = find(token).orElseThrow(BusinessException::notFound);
    User user = rows.get(link.userId());
    rows.hold(user);
    boolean alive = find(token).isPresent();
    int used =
        em.createNamedQuery("PasswordReset.use")
            .setParameter("hash", Tokens.hash(token))
            .setParameter("now", clock.instant())
            .executeUpdate();
    // Meanwhile somebody with the same link may have been first, or the user may be kept out.
    if (!alive || used != 1) {
      throw BusinessException.notFound();
    }
    if (user.locked()) {
      user.unlock();
      events.fire(new UserEvent.Arrived(user.accountId(), UserEvent.Deed.UNLOCK, user.subject()));
    }
    sessions.endAll(user.id());
    changes.set(user, passwordHash);
  }

  /** Forgets what is over since long; on many nodes at once too. */
  public void forget() {
    em.createNamedQuery("PasswordReset.forget")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }

  private boolean works(PasswordReset reset, User user) {
    return !stopped(user)
        && !user.awaited()
        && Identifiers.key(user.email()).equals(reset.emailKey())
        && accounts.findOtherWayIn(user.accountId()).isEmpty();
  }
}
