package org.gatehouse.login.codes;

import java.util.Optional;
import org.gatehouse.login.steps.Passage;

/**
 * What became of an answer.
 *
 * @param passage where it leads; empty if it was not right
 * @param reason why it was not taken; empty for a sign-in that is over
 */
public record Attempt(Optional<Passage> passage, Optional<String> reason) {

  static final Attempt OVER = new Attempt(Optional.empty(), Optional.empty());

  static Attempt through(Passage passage) {
    return new Attempt(Optional.of(passage), Optional.empty());
  }

  static Attempt refused(String reason) {
    return new Attempt(Optional.empty(), Optional.of(reason));
  }
}
