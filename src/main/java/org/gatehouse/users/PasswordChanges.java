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
import java.time.Instant;
import java.util.List;
import org.gatehouse.access.Sessions;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;

/**
 * Gives people who are there another password, and ends in the same transaction what lives only as
 * long as the one before: links, sessions, and what other features have bound to it.
 */
@Stateless
public class PasswordChanges {

  /** With the present one, the last five. */
  private static final int REMEMBERED = 4;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB UserRows rows;
  @EJB Accounts accounts;
  @EJB Sessions sessions;
  @EJB EmailChanges emails;
  @EJB PasswordMails mails;
  @Inject All<PasswordBound> bound;
  @Inject Event<AuditEvent> events;

  /** Who is about to choose one. */
  public PasswordHolder holder(long userId) {
    User user = rows.get(userId);
    return new PasswordHolder(
        user.id(),
        user.accountId(),
        user.subject(),
        user.passwordOwner(accounts.get(user.accountId())),
        user.passwordHash(),
        used(userId).stream().limit(REMEMBERED).map(UsedPassword::passwordHash).toList());
  }

  /** The same for people: what he is called, and what he signs in with. */
  public PasswordLink owner(long userId) {
    User user = rows.get(userId);
    return user.passwordLink(true, accounts.get(user.accountId()));
  }

  /**
   * Gives the caller himself another one, in place of the one that he has just proved; all of his
   * sessions end but the one with this token. CONFLICT if he got another one meanwhile.
   */
  public void replace(PasswordHolder holder, String hash, String ownToken) {
    User user = rows.get(holder.userId());
    rows.hold(user);
    if (!user.passwordHash().equals(holder.current())) {
      throw BusinessException.of(Kind.CONFLICT, "users.password.meanwhile");
    }
    sessions.endOthers(user.id(), ownToken);
    set(user, hash);
  }

  /** Gives him another one; the caller holds his row and has ended his sessions. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void set(User user, String hash) {
    Instant now = clock.instant();
    user.passwordHash().ifPresent(before -> remember(user, before, now));
    user.password(hash, now);
    em.createNamedQuery("PasswordReset.revoke")
        .setParameter("user", user.id())
        .setParameter("now", now)
        .executeUpdate();
    emails.endWaiting(user.id());
    bound.forEach(feature -> feature.passwordChanged(user.id()));
    mails.changed(user);
    events.fire(new PasswordEvent.Updated(user.accountId(), user.subject()));
  }

  private void remember(User user, String before, Instant now) {
    used(user.id()).stream().skip(REMEMBERED - 1).forEach(em::remove);
    em.persist(new UsedPassword(user, before, now));
  }

  private List<UsedPassword> used(long userId) {
    return em.createNamedQuery("UsedPassword.ofUser", UsedPassword.class)
        .setParameter("user", userId)
        .getResultList();
  }
}
