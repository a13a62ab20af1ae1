package org.gatehouse.users;

/**
 * What a feature above this one keeps of a user; each such feature implements it, so that nothing
 * of him is left when he is deleted.
 */
public interface Belongings {

  /** Forgets it, in the transaction that deletes him and before his row goes. */
  void forget(Leaver leaver);
}
