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
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.Sessions;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/**
 * Mobile numbers that count when they are confirmed: a code goes there, and whoever reads it types
 * it. Until then the old number stays.
 */
@Stateless
public class MobileChanges {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MOST_CODES = 3;

  /** Each may go to another number, and each costs money. */
  private static final int MOST_CODES_A_DAY = 15;

  private static final int MOST_TRIES = 10;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @EJB UserRows rows;
  @Inject MobileCode codes;
  @EJB MobileMails mails;
  @EJB Outbox outbox;
  @EJB Sessions sessions;
  @Inject All<MobileBound> bound;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The number that waits for being confirmed, if there is one. */
  public Optional<String> findWaiting(long userId) {
    return waiting(userId).map(MobileChange::mobile);
  }

  /** The user's number, if it was confirmed: no other is a way to reach him. */
  public Optional<String> findVerified(long userId) {
    return rows.find(userId).filter(User::mobileVerified).map(user -> user.person().mobile());
  }

  /**
   * Sends a code to a number; one that was sent before works no more. INVALID and CONFLICT concern
   * {@code mobile}, TOO_MANY means the number of codes.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void request(User user, @Nullable String typed) {
    String mobile = checked(typed);
    rows.hold(user);
    if (user.mobileVerified() && mobile.equals(user.person().mobile())) {
      throw BusinessException.conflict("mobile", "users.mobile.same");
    }
    Instant now = clock.instant();
    if (count("MobileChange.recent", user.id(), now.minus(TEN_MINUTES)) >= MOST_CODES) {
      throw BusinessException.of(Kind.TOO_MANY, "users.mobile.often");
    }
    if (count("MobileChange.recent", user.id(), now.minus(KEPT)) >= MOST_CODES_A_DAY) {
      throw BusinessException.of(Kind.TOO_MANY, "users.mobile.oftenToday");
    }
    end(user.id());
    em.createNamedQuery("MobileChange.forget")
        .setParameter("user", user.id())
        .setParameter("before", now.minus(KEPT))
        .executeUpdate();
    String code = codes.make();
    MobileChange change = new MobileChange(user, mobile, codes.sealed(code, user, mobile), now);
    em.persist(change);
    mails.code(user, change, code);
  }

  /**
   * Tries a code; tells why it does not count, or nothing if the number is the user's now: then his
   * sessions but the one with that token are over. In a transaction of its own, which is kept when
   * the code was wrong: the try counts.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<String> attempt(long userId, @Nullable String typed, String ownToken) {
    String code = codes.plain(Objects.toString(typed, ""));
    if (!codes.wellFormed(code)) {
      return Optional.of("users.mobile.code.shape");
    }
    User user = rows.get(userId);
    // One after the other: a code works once, and every try is counted.
    rows.hold(user);
    Optional<String> refusal = attempt(user, code);
    refusal.ifPresentOrElse(
        reason ->
            trail.recordFailure(
                new UserEvent.Failed(
                    user.accountId(), UserEvent.Deed.MOBILE, user.subject(), reason)),
        () -> sessions.endOthers(userId, ownToken));
    return refusal;
  }

  /** Ends what waits for being confirmed. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void end(long userId) {
    em.createNamedQuery("MobileChange.end")
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private Optional<String> attempt(User user, String code) {
    Instant now = clock.instant();
    Optional<MobileChange> waiting = waiting(user.id());
    if (waiting.isEmpty()
        || count("MobileChange.tries", user.id(), now.minus(HOUR)) >= MOST_TRIES) {
      return Optional.of("users.mobile.code.over");
    }
    MobileChange change = waiting.get();
    if (!codes.opens(change, user, code)) {
      change.tried(now);
      return Optional.of("users.mobile.code.wrong");
    }
    change.confirmed(now);
    boolean confirmedBefore = user.mobileVerified();
    String before = Objects.toString(user.person().mobile(), "");
    user.mobile(change.mobile(), now);
    events.fire(
        new UserEvent.Changed(
            user.accountId(),
            UserEvent.Deed.MOBILE,
            user.subject(),
            Change.details(Map.of("mobile", before), Map.of("mobile", change.mobile()))));
    if (!before.equals(change.mobile())) {
      mails.changed(user);
    }
    if (!confirmedBefore || !before.equals(change.mobile())) {
      bound.forEach(feature -> feature.mobileChanged(user.id()));
    }
    return Optional.empty();
  }

  private String checked(@Nullable String typed) {
    if (!outbox.sendsTexts()) {
      throw BusinessException.conflict("mobile", "users.mobile.noGateway");
    }
    Complaints complaints = new Complaints();
    String mobile = Mobile.check(typed, complaints);
    if (mobile == null) {
      complaints.add("mobile", "text.missing");
    }
    complaints.refuse();
    return Objects.toString(mobile, "");
  }

  private Optional<MobileChange> waiting(long userId) {
    return em.createNamedQuery("MobileChange.waiting", MobileChange.class)
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private long count(String query, long userId, Instant since) {
    return em.createNamedQuery(query, Long.class)
        .setParameter("user", userId)
        .setParameter("since", since)
        .getSingleResult();
  }
}
