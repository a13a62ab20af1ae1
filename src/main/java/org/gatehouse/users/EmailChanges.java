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
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Sessions;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that change by being confirmed: whoever reads the mail of the new one confirms it, and
 * whoever reads that of the old one can take it back.
 */
@Stateless
public class EmailChanges {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_AN_HOUR = 5;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB UserRows rows;
  @EJB EmailAskers askers;
  @EJB EmailMails mails;
  @EJB Sessions sessions;
  @Inject All<AddressBound> addressBound;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The address that waits for being confirmed, if there is one. */
  public Optional<String> findWaiting(long userId) {
    return waiting(userId).map(EmailChange::newEmail);
  }

  /**
   * Mails both addresses; what was asked for before counts no more. INVALID, CONFLICT and TOO_MANY
   * concern {@code email}.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void request(User user, @Nullable String typed) {
    String address = checked(user, typed);
    rows.hold(user);
    Instant now = clock.instant();
    Long recent =
        em.createNamedQuery("EmailChange.recent", Long.class)
            .setParameter("user", user.id())
            .setParameter("since", now.minus(HOUR))
            .getSingleResult();
    if (recent >= MOST_AN_HOUR) {
      throw BusinessException.of(Kind.TOO_MANY, "users.email.often");
    }
    waiting(user.id()).ifPresent(before -> before.undone(now));
    String confirm = Tokens.secret();
    String undo = Tokens.secret();
    var change = new EmailChange(user, address, Tokens.hash(confirm), Tokens.hash(undo), now);
    askers.note(change);
    em.persist(change);
    mails.send(user, change, confirm, undo);
    events.fire(new UserEvent.EmailRequested(user.accountId(), user.subject(), address));
  }

  /** What waits for being confirmed waits no more: whoever asked for it may be somebody else. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void endWaiting(long userId) {
    em.createNamedQuery("EmailChange.endWaiting")
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** Changes the address of somebody who has not come in yet, so that nobody could confirm it. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void correct(User user, @Nullable String typed) {
    String address = checked(user, typed);
    rows.hold(user);
    String before = user.email();
    user.email(address);
    rows.flush();
    events.fire(
        new UserEvent.Changed(
            user.accountId(),
            UserEvent.Deed.EMAIL,
            user.subject(),
            Change.details(Map.of("email", before), Map.of("email", address))));
  }

  /** What a link is for, while it works. */
  public Optional<EmailLink> find(String token) {
    return byToken("EmailChange.confirmable", token)
        .map(change -> link(change, false))
        .or(() -> byToken("EmailChange.undoable", token).map(change -> link(change, true)));
  }

  /**
   * Does what the link is for; NOT_FOUND if it works no more, CONFLICT if somebody has the new
   * address by now.
   */
  public void follow(String token) {
    EmailLink link = find(token).orElseThrow(BusinessException::notFound);
    String query = link.undoes() ? "EmailChange.undoable" : "EmailChange.confirmable";
    EmailChange change = byToken(query, token).orElseThrow(BusinessException::notFound);
    User user = rows.get(change.userId());
    rows.hold(user);
    em.refresh(change);
    // Somebody with the same link may have been first.
    if (find(token).isEmpty()) {
      throw BusinessException.notFound();
    }
    try {
      apply(user, change, link.undoes());
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new UserEvent.EmailRefused(user.accountId(), user.subject(), refusal.key()));
      throw refusal;
    }
  }

  private void apply(User user, EmailChange change, boolean undo) {
    if (undo) {
      undo(user, change);
    } else if (user.disabled() || user.lockedByHand() || !askers.mayStill(change, user)) {
      throw BusinessException.notFound();
    } else {
      change.confirmed(clock.instant());
      move(user, change.newEmail(), askers.name(change, user.accountId()));
      mails.changed(user, change.oldEmail());
      events.fire(new UserEvent.Arrived(user.accountId(), UserEvent.Deed.VERIFY, user.subject()));
    }
  }

  /** Whoever asked for it may be somebody else in his name, who may have asked again since. */
  private void undo(User user, EmailChange change) {
    Instant now = clock.instant();
    change.undone(now);
    em.createNamedQuery("EmailChange.later", EmailChange.class)
        .setParameter("user", user.id())
        .setParameter("since", change.requestedAt())
        .getResultList()
        .forEach(later -> later.undone(now));
    sessions.endAll(user.id());
    if (change.confirmed() && !user.email().equals(change.oldEmail())) {
      move(user, change.oldEmail(), Optional.empty());
    }
  }

  private void move(User user, String address, Optional<String> asker) {
    String before = user.email();
    if (rows.byEmail(user.accountId(), Identifiers.key(address))
        .filter(other -> other.id() != user.id())
        .isPresent()) {
      throw BusinessException.conflict("email", "users.email.taken");
    }
    user.email(address);
    rows.flush();
    addressBound.forEach(feature -> feature.addressChanged(user.id()));
    events.fire(
        new UserEvent.EmailChanged(user.accountId(), user.subject(), before, address, asker));
  }

  private String checked(User user, @Nullable String typed) {
    Complaints complaints = new Complaints();
    String address = EmailAddress.routable(typed, complaints);
    complaints.refuse();
    if (Identifiers.key(address).equals(Identifiers.key(user.email()))) {
      throw BusinessException.invalid("email", "users.email.same");
    }
    if (rows.byEmail(user.accountId(), Identifiers.key(address)).isPresent()) {
      throw BusinessException.conflict("email", "users.email.taken");
    }
    return address;
  }

  private Optional<EmailChange> waiting(long userId) {
    return em.createNamedQuery("EmailChange.waiting", EmailChange.class)
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private Optional<EmailChange> byToken(String query, String token) {
    return em.createNamedQuery(query, EmailChange.class)
        .setParameter("hash", Tokens.hash(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  private static EmailLink link(EmailChange change, boolean undoes) {
    return new EmailLink(undoes, change.confirmed(), change.oldEmail(), change.newEmail());
  }
}
