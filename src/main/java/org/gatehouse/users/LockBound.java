package org.gatehouse.users;

/**
 * What a feature above this one keeps that ends with a lock: counted wrong guesses; each such
 * feature implements it.
 */
public interface LockBound {

  /** Ends it, in the transaction that unlocks the user. */
  void unlocked(long userId);
}
