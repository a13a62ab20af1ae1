package org.gatehouse.trail.sealing;

import java.util.Optional;

/**
 * What was found when an account's log was checked.
 *
 * @param state how it stands
 * @param checkpoint the newest one; empty while nothing is sealed
 * @param waiting how many events are not sealed yet
 */
public record LogVerdict(State state, Optional<Checkpoint> checkpoint, long waiting) {

  /** How a log stands. */
  public enum State {
    /** Nothing is sealed yet. */
    EMPTY,
    /** The tree leads to what was signed, by the account's key. */
    VERIFIED,
    /** The tree or the signature does not fit. */
    BROKEN
  }
}
