package org.gatehouse.login.codes;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.platform.crypto.ShortCodes;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.policy.TwoFactor.Method;

/**
 * Codes of six digits that are sent by mail or text message, each for one half-finished sign-in and
 * the address that it went to.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SentCodes {

  /** What of all codes a user is sent within an hour, and of those by text message. */
  static final int MOST_AN_HOUR = 20;

  static final int MOST_TEXTS_AN_HOUR = 5;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final int MOST_AGAIN = 3;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject ShortCodes codes;
  @EJB CodeMails mails;

  /** How the newest code that still works was sent. */
  public Optional<Method> findMethod(HalfSignIn half) {
    return live(half).map(SentCode::method);
  }

  /** Whether one more may be sent to the user now in that way. */
  public boolean mayBeSent(long userId, Method method) {
    return recent(userId, EnumSet.allOf(Method.class)) < MOST_AN_HOUR
        && (method != Method.SMS || recent(userId, Set.of(Method.SMS)) < MOST_TEXTS_AN_HOUR);
  }

  /** Refuses with TOO_MANY to send another code when three others were wanted in ten minutes. */
  public void requireAgain(long userId, Method method) {
    long again =
        em.createNamedQuery("SentCode.again", Long.class)
            .setParameter("user", userId)
            .setParameter("since", clock.instant().minus(TEN_MINUTES))
            .getSingleResult();
    if (again >= MOST_AGAIN || !mayBeSent(userId, method)) {
      throw BusinessException.of(Kind.TOO_MANY, "login.code.often");
    }
  }

  /** Sends one; the one before works no more. */
  public void send(HalfSignIn half, Method method, Receiver receiver, boolean again) {
    Instant now = clock.instant();
    em.createNamedQuery("SentCode.end")
        .setParameter("signIn", half.id())
        .setParameter("now", now)
        .executeUpdate();
    String code = codes.digits();
    String target = receiver.target(method);
    em.persist(
        new SentCode(
            half, method, Tokens.hash(target), codes.seal(code, purpose(half)), again, now));
    mails.send(receiver, method, half.way(), code, half.expiresAt());
  }

  /** Tries one; tells why it does not count, or nothing if it is used up now. */
  public Optional<Refusal> attempt(HalfSignIn half, Receiver receiver, String typed) {
    Instant now = clock.instant();
    Optional<SentCode> live =
        live(half)
            .filter(code -> receiver.reaches(code.method()))
            .filter(
                code ->
                    Tokens.same(code.targetHash(), Tokens.hash(receiver.target(code.method()))));
    if (live.isEmpty()) {
      return Optional.of(Refusal.OVER);
    }
    if (codes.opens(live.get().sealedHash(), purpose(half), ShortCodes.plain(typed))) {
      live.get().used(now);
      return Optional.empty();
    }
    live.get().tried(now);
    return Optional.of(Refusal.WRONG);
  }

  private Optional<SentCode> live(HalfSignIn half) {
    return em.createNamedQuery("SentCode.live", SentCode.class)
        .setParameter("signIn", half.id())
        .setParameter("now", clock.instant())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private long recent(long userId, Collection<Method> methods) {
    return em.createNamedQuery("SentCode.recent", Long.class)
        .setParameter("user", userId)
        .setParameter("methods", methods)
        .setParameter("since", clock.instant().minus(HOUR))
        .getSingleResult();
  }

  private static String purpose(HalfSignIn half) {
    return "login.code:" + half.id();
  }
}
