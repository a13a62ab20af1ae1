package org.gatehouse.policy;

import java.time.Duration;

/**
 * How long a session lives.
 *
 * @param idleMinutes without its being used
 * @param absoluteHours at all
 */
public record SessionLimits(int idleMinutes, int absoluteHours) {

  /** Until the account decides otherwise. */
  static final SessionLimits USUAL = new SessionLimits(60, 12);

  /** How long it lives without its being used. */
  public Duration idle() {
    return Duration.ofMinutes(idleMinutes);
  }

  /** How long it lives at all. */
  public Duration absolute() {
    return Duration.ofHours(absoluteHours);
  }
}
