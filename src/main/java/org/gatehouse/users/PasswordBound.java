package org.gatehouse.users;

/**
 * What a feature above this one keeps that lives only as long as a user's password: authorised
 * devices, counted wrong guesses; each such feature implements it.
 */
public interface PasswordBound {

  /** Ends it, in the transaction that gives the user another password. */
  void passwordChanged(long userId);
}
