package org.gatehouse.trail;

import java.util.Set;

/**
 * Whoever must know that somebody is being taken out of logs, since what he has read of them before
 * does not go with what he reads after; features implement it.
 */
public interface ErasureListener {

  /** It has been done in the logs of these accounts, in a transaction that is about to end. */
  void erased(Set<Long> accounts);
}
