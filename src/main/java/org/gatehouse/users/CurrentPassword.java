package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.platform.error.BusinessException;

/**
 * Asks somebody who is signed in for his password once more. A session that somebody else got hold
 * of could guess here, so that wrong ones count as they do at the sign-in, and lock as they do.
 */
@ApplicationScoped
public class CurrentPassword {

  @Inject PasswordGuesses guesses;
  @Inject Passwords passwords;

  /** Refuses with INVALID at {@code current} if it is another one, with TOO_MANY after too many. */
  public void require(PasswordHolder holder, String typed) {
    require(holder, typed, "current");
  }

  /** The same for a field of another name. */
  public void require(PasswordHolder holder, String typed, String field) {
    boolean right = holder.current().filter(hash -> passwords.verify(typed, hash)).isPresent();
    if (!guesses.judge(holder.userId(), right)) {
      throw BusinessException.invalid(field, "users.password.wrong");
    }
  }
}
