package org.gatehouse.access;

import java.time.Duration;

/**
 * How long a session lasts.
 *
 * @param idle after so long without being used it is over
 * @param absolute after so long it is over in any case
 */
public record SessionLimits(Duration idle, Duration absolute) {

  /** The most that an account can allow: what is older is over by any rule. */
  static final SessionLimits LONGEST = new SessionLimits(Duration.ofDays(1), Duration.ofDays(7));
}
