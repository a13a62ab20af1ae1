package org.gatehouse.login.steps;

import java.util.Optional;

/**
 * How far somebody has come: he is welcome, or a step is next.
 *
 * @param welcome his session may begin; empty while a step is open
 * @param token what his browser holds meanwhile; empty where it holds it already, or has no need to
 * @param next the step that is next; empty for none
 */
public record Passage(Optional<Welcome> welcome, Optional<String> token, Optional<Step> next) {

  static Passage of(Welcome welcome) {
    return new Passage(Optional.of(welcome), Optional.empty(), Optional.empty());
  }

  static Passage to(Step step) {
    return new Passage(Optional.empty(), Optional.empty(), Optional.of(step));
  }

  Passage with(String browserToken) {
    return new Passage(welcome, Optional.of(browserToken), next);
  }

  /** Without the token, which must not end up in a log. */
  @Override
  public String toString() {
    return "Passage[" + next + "]";
  }
}
