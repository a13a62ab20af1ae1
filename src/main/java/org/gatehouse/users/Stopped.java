package org.gatehouse.users;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was disabled or locked by hand: what whoever takes it back has to know.
 *
 * @param at when it was, to the microsecond
 * @param before the lock that it took the place of, if there was one
 */
public record Stopped(Instant at, Optional<Stop> before) {

  /** Whether it is this one that keeps him out, and not one that somebody has made since. */
  boolean is(@Nullable Stop present) {
    return present != null
        && present.reason() == Reason.BY_HAND
        && present.since().truncatedTo(ChronoUnit.MICROS).equals(at);
  }
}
