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

  /** What of it is at or after a moment. */
  Span since(Instant moment) {
    return new Span(from.filter(moment::isBefore).or(() -> Optional.of(moment)), to);
  }

  /** What of it is before a moment. */
  Span until(Instant moment) {
    return new Span(from, to.filter(moment::isAfter).or(() -> Optional.of(moment)));
  }

  /** Whether it goes on at a moment, and had begun before it. */
  boolean spans(Instant moment) {
    return from.filter(begin -> !begin.isBefore(moment)).isEmpty()
        && to.filter(end -> !end.isAfter(moment)).isEmpty();
  }

  /** Whether it ends before it begins. */
  boolean reversed() {
    return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
  }
}
