package org.gatehouse.access;

import java.time.Duration;

/**
 * How long a session lasts.
 *
 * @param idle after so long without being used it is over
 * @param absolute after so long it is over in any case
 */
public record SessionLimits(Duration idle, Duration absolute) {

  /** What holds until an account decides otherwise. */
  public static final SessionLimits STANDARD =
      new SessionLimits(Duration.ofHours(1), Duration.ofHours(12));

  /** More than an account can allow: what is older is over by any rule. */
  static final SessionLimits LONGEST = new SessionLimits(Duration.ofDays(2), Duration.ofDays(31));
}
