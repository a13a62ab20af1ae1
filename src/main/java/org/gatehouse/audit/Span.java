package org.gatehouse.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A span of time, half-open: what happens at {@code to} is in the next one, so that neighbours have
 * no gap and nothing in common. An empty end is open.
 */
public record Span(Optional<Instant> from, Optional<Instant> to) {

  /** All time. */
  public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

  /** The span between two moments. */
  static Span between(Instant from, Instant to) {
    return new Span(Optional.of(from), Optional.of(to));
  }

  /** Whether it ends before it begins. */
  boolean reversed() {
    return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
  }
}
