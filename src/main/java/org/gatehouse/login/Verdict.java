package org.gatehouse.login;

import java.util.Optional;

/** What becomes of a guess at a password. */
public enum Verdict {
  RIGHT,
  WRONG,
  /** Wrong, and the last one that was free. */
  LAST,
  /** None was free any more, so that nobody learns whether it was right. */
  CLOSED;

  /** Why it is refused; empty for the right one. */
  Optional<LoginEvent.Reason> reason() {
    return switch (this) {
      case RIGHT -> Optional.empty();
      case WRONG, LAST -> Optional.of(LoginEvent.Reason.WRONG);
      case CLOSED -> Optional.of(LoginEvent.Reason.LOCKED);
    };
  }
}
