package org.gatehouse.sso.traces;

import java.util.Optional;

/**
 * A sign-in that was just refused.
 *
 * @param incident the id that the person was shown
 * @param person the user name or the name identifier of whom it is about, as far as that is known
 */
public record NewTrace(
    long accountId, String incident, String reason, Optional<String> person, TraceContent content) {

  /** Without what was posted. */
  @Override
  public String toString() {
    return "NewTrace[" + incident + "]";
  }
}
