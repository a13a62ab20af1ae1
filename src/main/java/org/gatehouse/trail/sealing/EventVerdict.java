package org.gatehouse.trail.sealing;

import java.util.Optional;

/**
 * What was found when an event was checked.
 *
 * @param index its place, from 0; -1 while it has none
 * @param checkpoint the newest one; empty while nothing is sealed
 */
public record EventVerdict(State state, long index, Optional<Checkpoint> checkpoint) {

  /** How an event stands. */
  public enum State {
    /** What is shown was sealed, and its place leads to what was signed. */
    VERIFIED,
    /** The same, but for personal values that were erased. */
    ERASED,
    /** It is to be sealed in a moment. */
    WAITING,
    /** It neither has a place nor waits for one: it did not come through the product. */
    UNSEALED,
    /** What is shown is not what was sealed. */
    CHANGED,
    /** Its place does not lead to what was signed. */
    BROKEN
  }

  /** Its number for people, who count from 1. */
  public long number() {
    return index + 1;
  }

  /** Whether there is nothing to worry about. */
  public boolean good() {
    return state == State.VERIFIED || state == State.ERASED;
  }
}
