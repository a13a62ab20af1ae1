package org.gatehouse.accounts;

/**
 * What a feature above this one keeps of an account; each such feature implements it, so that
 * nothing is left of an account that is erased.
 */
public interface Remains {

  /**
   * Removes it, about so many rows at most, in the transaction of the caller; how many there were.
   */
  int remove(long accountId, int most);
}
