package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.devices.DeviceCookie;
import org.gatehouse.devices.Devices;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.policy.Policies;
import org.gatehouse.users.PasswordGuesses;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Judges guesses at passwords by the rule of the user's account, and locks whose last one was
 * wrong.
 *
 * <p>Each judgement of a wrong one is the same work for the database, whoever is meant and whether
 * or not he is there.
 */
@ApplicationScoped
public class Lockout implements PasswordGuesses {

  /** No user has it. */
  static final long NOBODY = -1;

  /** Stands for the device of those who have a code for it: they are counted by themselves. */
  static final long SPARE = -1;

  /**
   * Stands for the device of guesses at passwords that sign nobody in: they end like all others,
   * and must not lock anybody at his first right one when passwords sign in again.
   */
  static final long ELSEWHERE = -2;

  /**
   * Stands for the device of guesses in sessions of browsers that are none. What others guess at
   * the sign-in does not stop whoever is signed in, and they can not begin his count anew.
   */
  static final long IN_SESSION = -3;

  private static final int PRETENDERS = 1_000;
  private static final int MOST_TRIES = 5;

  @EJB Policies policies;
  @EJB Guesses guesses;
  @EJB LockedOut lockedOut;
  @EJB SignInUsers users;
  @EJB Devices devices;
  @Inject DeviceCookie cookie;
  @Inject HttpServletRequest request;

  /**
   * The rule that counts for a user.
   *
   * @param most the wrong password in a row that ends the guessing
   * @param locks whether it locks the user too; not where passwords sign nobody in
   */
  public record Limit(int most, boolean locks) {}

  /** What becomes of a guess. Whoever has no password is never locked by guesses at one. */
  public Verdict judge(SignInUser user, Optional<Long> device, boolean right, Limit limit) {
    boolean known = device.filter(one -> one > GuessCount.ANYWHERE).isPresent();
    LockedOut.Place place = known ? LockedOut.Place.DEVICE : LockedOut.Place.ELSEWHERE;
    return judge(user, device, right, limit, place);
  }

  private Verdict judge(
      SignInUser user, Optional<Long> device, boolean right, Limit limit, LockedOut.Place place) {
    if (user.passwordHash().isEmpty()) {
      return pretend(user.username());
    }
    Verdict verdict = judge(user.id(), device, right, limit.most());
    boolean over = verdict == Verdict.LAST || verdict == Verdict.CLOSED;
    // Closed and not locked: whoever closed it was stopped before he could lock.
    if (over && limit.locks() && !user.locked()) {
      lockedOut.lock(user, place, limit.most());
    }
    return verdict;
  }

  /** Of somebody who is signed in: it counts for the device that his browser is. */
  @Override
  public boolean judge(long userId, boolean right) {
    SignInUser user = users.get(userId);
    int most = policies.of(user.accountId()).maxLoginAttempts();
    long device = devices.find(Optional.of(user), cookie.read(request)).orElse(IN_SESSION);
    Verdict verdict =
        judge(user, Optional.of(device), right, new Limit(most, true), LockedOut.Place.SESSION);
    if (verdict == Verdict.LAST || verdict == Verdict.CLOSED) {
      throw BusinessException.of(Kind.TOO_MANY, "users.password.often");
    }
    return verdict == Verdict.RIGHT;
  }

  /** Takes as long and counts for nobody; always wrong. */
  public Verdict pretend(String typed) {
    long pretender = NOBODY - 1 - Math.floorMod(typed.hashCode(), PRETENDERS);
    judge(pretender, Optional.empty(), false, Integer.MAX_VALUE);
    return Verdict.WRONG;
  }

  private Verdict judge(long userId, Optional<Long> device, boolean right, int most) {
    for (int tries = 1; ; tries++) {
      try {
        return guesses.judge(userId, device, right, most);
      } catch (BusinessException somebodyElseWasFirst) {
        if (tries == MOST_TRIES) {
          throw somebodyElseWasFirst;
        }
      }
    }
  }
}
