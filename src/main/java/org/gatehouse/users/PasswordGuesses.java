package org.gatehouse.users;

/**
 * Judges guesses at the password of somebody who is signed in by the rule that sign-ins have;
 * implemented by the feature that counts them.
 */
public interface PasswordGuesses {

  /** Whether the guess is right; TOO_MANY once too many were wrong, whatever it is. */
  boolean judge(long userId, boolean right);
}
