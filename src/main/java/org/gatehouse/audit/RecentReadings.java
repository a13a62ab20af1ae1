package org.gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Who has looked at which view lately, so that coming back to it is not recorded again. Each node
 * knows its own; when there are too many to remember, all are forgotten and recorded anew.
 */
@ApplicationScoped
class RecentReadings {

  static final Duration REMEMBERED = Duration.ofMinutes(15);
  static final int MOST = 10_000;

  private final Map<Reading, Instant> seen = new HashMap<>();

  /** A view in front of its reader, in an account. */
  record Reading(long accountId, String userName, String view) {}

  /** Whether this is the first time in a while. */
  synchronized boolean first(Reading reading, Instant now) {
    seen.values().removeIf(since -> !now.isBefore(since.plus(REMEMBERED)));
    if (seen.size() >= MOST) {
      seen.clear();
    }
    return seen.putIfAbsent(reading, now) == null;
  }
}
