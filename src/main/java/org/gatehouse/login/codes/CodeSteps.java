package org.gatehouse.login.codes;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.gatehouse.devices.Trust;
import org.gatehouse.factors.Question;
import org.gatehouse.factors.SecondFactor;
import org.gatehouse.login.steps.Entrance;
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.login.steps.PendingCookie;
import org.gatehouse.login.steps.PendingSignIns;
import org.gatehouse.login.steps.SignInSteps;
import org.gatehouse.login.steps.Step;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Takes the second factor of half-finished sign-ins.
 *
 * <p>Whoever is asked is held while his answer is judged, so that of any number of answers at once
 * one counts, and wrong ones are counted over all his sign-ins and on all nodes. The session to
 * which a right one leads begins in its transaction.
 */
@Stateless
public class CodeSteps {

  /** No code is longer; a passkey's answer is. */
  private static final int LONGEST_ANSWER = 20_000;

  @EJB PendingSignIns pending;
  @EJB SignInSteps steps;
  @EJB Entrance entrance;
  @Inject PendingCookie cookie;
  @EJB SignInUsers users;
  @EJB Ways ways;
  @EJB SentCodes codes;
  @EJB WrongCodes wrong;
  @EJB AuditTrail trail;

  /**
   * What the page of a half-finished sign-in shows.
   *
   * @param sent the way in which a code was sent that still works
   * @param days how long the browser can be known afterwards; 0 for not at all
   */
  public record Asked(List<Way> ways, Optional<String> sent, int days) {

    public Asked {
      ways = List.copyOf(ways);
    }
  }

  /** The ways that are open to whoever has this token; empty if nothing is asked of him. */
  public Optional<Asked> find(String token) {
    return pending
        .find(token)
        .filter(half -> half.isAt(Step.CODE))
        .flatMap(
            half ->
                users
                    .find(half.userId(), half.accountId())
                    .map(
                        user ->
                            new Asked(
                                ways.of(user),
                                codes.findMethod(half).map(Way::kind),
                                ways.days(user))));
  }

  /**
   * Goes on without an answer where the account has stopped asking since, and gives the path where
   * it goes on; empty where it has not, and where nothing is asked of him.
   */
  public Optional<String> goOn(HttpServletRequest request, HttpServletResponse response) {
    return held(cookie.read(request)).flatMap(half -> unasked(half, request, response));
  }

  /**
   * Sends another code, or the first one in another way; the one before works no more. NOT_FOUND if
   * the sign-in is over, TOO_MANY if it was wanted too often, FORBIDDEN for whom no code lets in.
   */
  public void send(String token, String kind) {
    HalfSignIn half = held(token).orElseThrow(BusinessException::notFound);
    SignInUser user =
        users
            .find(half.userId(), half.accountId())
            .filter(found -> !found.disabled() && !found.lockedByHand())
            .orElseThrow(() -> BusinessException.of(Kind.FORBIDDEN, "login.refused"));
    Way way =
        ways.of(user).stream()
            .filter(one -> one.sent() && one.kind().equals(kind))
            .findFirst()
            .orElseThrow(BusinessException::notFound);
    codes.requireAgain(user.id(), way.method());
    codes.send(pending.prolong(half), way.method(), ways.receiver(user), true);
  }

  /**
   * Takes an answer. A wrong one is no exception: it counts.
   *
   * @param keep whether the browser shall be known from now on
   */
  public Attempt attempt(
      String kind,
      String answer,
      boolean keep,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<HalfSignIn> held = held(cookie.read(request));
    if (held.isEmpty()) {
      return Attempt.OVER;
    }
    HalfSignIn half = held.get();
    Optional<String> unasked = unasked(half, request, response);
    if (unasked.isPresent()) {
      return Attempt.through(unasked.get());
    }
    SignInUser user = users.find(half.userId(), half.accountId()).orElseThrow();
    Optional<Refusal> refusal =
        answer.length() > LONGEST_ANSWER
            ? Optional.of(Refusal.WRONG)
            : judge(half, user, kind, answer);
    if (refusal.isEmpty()) {
      Trust shown = keep ? Trust.PROVED : Trust.ONCE;
      return Attempt.through(entrance.done(half, Step.CODE, Optional.of(shown), request, response));
    }
    trail.recordFailure(new CodeEvent.Refused(user, kind, refusal.get()));
    return Attempt.refused(refusal.get());
  }

  /** His account's rule of this moment counts, not that of his password's. */
  private Optional<String> unasked(
      HalfSignIn half, HttpServletRequest request, HttpServletResponse response) {
    return ways.wanted(half)
        ? Optional.empty()
        : Optional.of(entrance.done(half, Step.CODE, Optional.empty(), request, response));
  }

  private Optional<Refusal> judge(HalfSignIn half, SignInUser user, String kind, String answer) {
    Optional<Way> way = ways.of(user).stream().filter(one -> one.kind().equals(kind)).findFirst();
    if (way.isEmpty()) {
      return Optional.of(Refusal.OVER);
    }
    Optional<SecondFactor> factor = ways.find(kind, user);
    boolean guessable = way.get().sent() || factor.filter(SecondFactor::guessable).isPresent();
    if (guessable && wrong.tooMany(user.id())) {
      return Optional.of(Refusal.CLOSED);
    }
    Optional<Refusal> refusal =
        way.get().sent()
            ? codes.attempt(half, ways.receiver(user), answer)
            : refusal(
                factor
                    .map(
                        one ->
                            one.judge(new Question(user.id(), occasion(half), half.way()), answer))
                    .orElse(SecondFactor.Judgement.WRONG));
    if (guessable && refusal.filter(why -> why == Refusal.WRONG).isPresent()) {
      wrong.add(user);
    }
    return refusal;
  }

  private static Optional<Refusal> refusal(SecondFactor.Judgement judgement) {
    return switch (judgement) {
      case PROVED -> Optional.empty();
      case WRONG -> Optional.of(Refusal.WRONG);
      case COPIED -> Optional.of(Refusal.COPIED);
    };
  }

  private Optional<HalfSignIn> held(String token) {
    return steps.hold(token, Step.CODE);
  }

  /** Names a sign-in, for answers that are good for one. */
  public static String occasion(HalfSignIn half) {
    return "sign-in:" + half.id();
  }
}
