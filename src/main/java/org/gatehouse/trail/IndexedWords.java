package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Knows which entries can be found by an index of their words, and asks the database anew after a
 * minute: that index grows once a day.
 */
@ApplicationScoped
public class IndexedWords {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  @EJB Parts parts;
  @Inject Clock clock;

  private volatile Known last = new Known(Optional.empty(), Instant.MIN);

  private record Known(Optional<Instant> until, Instant end) {}

  /** The moment before which each entry is in such an index; empty where none is. */
  public Optional<Instant> until() {
    Instant now = clock.instant();
    Known known = last;
    if (!now.isBefore(known.end())) {
      known = new Known(parts.findWordsUntil(), now.plus(REMEMBERED));
      last = known;
    }
    return known.until();
  }
}
