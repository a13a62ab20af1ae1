package org.gatehouse.login.codes;

import java.util.Optional;

/**
 * What became of an answer.
 *
 * @param path where it leads; empty if it was not right
 * @param reason why it was not taken; empty for a sign-in that is over
 */
public record Attempt(Optional<String> path, Optional<String> reason) {

  static final Attempt OVER = new Attempt(Optional.empty(), Optional.empty());

  static Attempt through(String path) {
    return new Attempt(Optional.of(path), Optional.empty());
  }

  static Attempt refused(Refusal why) {
    return new Attempt(Optional.empty(), Optional.of(why.key()));
  }
}
