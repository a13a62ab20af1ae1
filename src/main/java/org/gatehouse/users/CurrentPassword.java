package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;

/**
 * Asks somebody who is signed in for his password once more. It is the one place where a session
 * that somebody else got hold of could guess, so that it is asked so often only.
 */
@ApplicationScoped
public class CurrentPassword {

  private static final Rate GUESSES = new Rate("current-password", 5);

  @Inject RateLimiter limiter;
  @Inject Passwords passwords;

  /** Refuses with INVALID at {@code current} if it is another one, TOO_MANY if it was too often. */
  public void require(PasswordHolder holder, String typed) {
    require(holder, typed, "current");
  }

  /** The same for a field of another name. */
  public void require(PasswordHolder holder, String typed, String field) {
    if (!limiter.take(GUESSES, Long.toString(holder.userId())).allowed()) {
      throw BusinessException.of(Kind.TOO_MANY, "users.password.often");
    }
    if (holder.current().filter(hash -> passwords.verify(typed, hash)).isEmpty()) {
      throw BusinessException.invalid(field, "users.password.wrong");
    }
  }
}
