package org.gatehouse.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The spans of time in that a page is looked for, one after the other until it is full.
 *
 * <p>Words have an index for all but the youngest entries, and PostgreSQL takes it only for whoever
 * asks for none of those. Addresses have one, but not in the order of time: PostgreSQL would read
 * and sort all that ever came from a block. So a block is looked for among so many entries first,
 * and from how many of them it held follows among how many the rest of the page is.
 */
final class Stretches {

  /** So many entries hold a page of whatever is one in forty of them. */
  static final int FEW = 2_000;

  /** What is not found among so many is rare enough to be read and sorted. */
  static final int MANY = 20_000;

  private final Deque<Span> ahead = new ArrayDeque<>();
  private final boolean newestFirst;
  private int size;
  private boolean counted;

  /** Finds out where in a span the last of its first entries is, so many; empty for fewer. */
  interface Last {

    Optional<Instant> of(Span span, int entries);
  }

  /**
   * Begins.
   *
   * @param all the time that is asked for
   * @param indexed until when there is an index of what is asked for; empty where that is all the
   *     same
   * @param counted whether to look among few entries first
   */
  Stretches(Span all, Optional<Instant> indexed, boolean counted, boolean newestFirst) {
    this.newestFirst = newestFirst;
    this.size = counted ? FEW : 0;
    ahead.push(all);
    indexed.filter(all::spans).ifPresent(this::part);
  }

  /** Whether there is any time left. */
  boolean left() {
    return !ahead.isEmpty();
  }

  /** Where to look next. */
  Span next(Last last) {
    Span span = ahead.element();
    Optional<Instant> border =
        size == 0 ? Optional.empty() : last.of(span, size).map(this::after).filter(span::spans);
    border.ifPresent(this::part);
    counted = border.isPresent();
    return ahead.pop();
  }

  /** How many were found there of how many that were wanted. */
  void found(int found, int wanted) {
    if (counted) {
      long next = found == 0 ? MANY : Math.max(size, 2L * size * (wanted - found) / found);
      size = next < MANY ? (int) next : 0;
    }
  }

  /** All that happened at a moment is on the same side. */
  private Instant after(Instant moment) {
    return newestFirst ? moment : moment.plus(1, ChronoUnit.MICROS);
  }

  /** In place of the first span its two sides, that to begin with first. */
  private void part(Instant border) {
    Span whole = ahead.pop();
    Span older = whole.until(border);
    Span newer = whole.since(border);
    ahead.push(newestFirst ? older : newer);
    ahead.push(newestFirst ? newer : older);
  }
}
