package org.gatehouse.audit;

import com.google.common.collect.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.trail.EntryCount;
import org.gatehouse.trail.EntryCount.Kind;

/**
 * Which way the entries of a filter are counted.
 *
 * <p>The roll-ups know the text, the user or the address of each entry, but no two of them
 * together, and nothing of details. So whole quarters of an hour come from one of them where the
 * filter and the grouping ask for one thing at most; what sticks out at the edges, and everything
 * else, is counted from the entries, up to a limit.
 *
 * @param kind the roll-up; empty where none knows enough
 * @param whole the quarters to take from it
 * @param edges the spans to count from the entries
 */
record CountPlan(Optional<Kind> kind, Span whole, List<Span> edges) {

  /** A timeline of more minutes, a hundred days, is counted piece by piece. */
  private static final int LONG = 100 * 24 * 60;

  CountPlan {
    edges = List.copyOf(edges);
  }

  /** The way for a filter, told apart by what a roll-up must know. */
  static CountPlan of(LogFilter filter, Optional<Kind> by) {
    Set<Kind> asked = EnumSet.noneOf(Kind.class);
    by.ifPresent(asked::add);
    filter.userName().ifPresent(name -> asked.add(Kind.USER));
    filter.addresses().ifPresent(block -> asked.add(Kind.ADDRESS));
    if (asksForTexts(filter)) {
      asked.add(Kind.TEXT);
    }
    if (asked.size() > 1 || !filter.words().isEmpty()) {
      return entries(filter);
    }
    return quarters(filter, asked.stream().findFirst().orElse(Kind.TEXT));
  }

  /** From the entries alone. */
  static CountPlan entries(LogFilter filter) {
    Span all = new Span(filter.from(), filter.to());
    return new CountPlan(Optional.empty(), all, List.of(all));
  }

  /**
   * This plan, or one for each piece of a long timeline: years have hundreds of thousands of
   * quarters, which the database adds up rather than give us.
   */
  List<CountPlan> along(Timeline timeline) {
    if (kind.isEmpty() || timeline.pieces().size() * timeline.minutes() <= LONG) {
      return List.of(this);
    }
    List<CountPlan> parts = new ArrayList<>();
    Span rest = whole;
    for (Span piece : Lists.reverse(timeline.pieces())) {
      Instant begin = piece.from().orElseThrow();
      Span part = rest.since(begin);
      if (part.to().filter(to -> !part.from().orElse(begin).isBefore(to)).isEmpty()) {
        parts.add(new CountPlan(kind, part, List.of()));
      }
      rest = rest.until(begin);
    }
    return parts;
  }

  /** Whether the filter chooses among the texts of the catalogue. */
  static boolean asksForTexts(LogFilter filter) {
    return filter.item().isPresent()
        || filter.action().isPresent()
        || filter.outcome().isPresent()
        || filter.text().isPresent();
  }

  private static CountPlan quarters(LogFilter filter, Kind kind) {
    Optional<Instant> first = filter.from().map(CountPlan::nextQuarter);
    Optional<Instant> last = filter.to().map(EntryCount::bucket);
    if (first.isPresent() && last.isPresent() && !first.get().isBefore(last.get())) {
      return entries(filter);
    }
    List<Span> edges = new ArrayList<>();
    filter.from().ifPresent(from -> edge(from, first.orElse(from), edges));
    filter.to().ifPresent(to -> edge(last.orElse(to), to, edges));
    return new CountPlan(Optional.of(kind), new Span(first, last), edges);
  }

  private static void edge(Instant from, Instant to, List<Span> edges) {
    if (from.isBefore(to)) {
      edges.add(Span.between(from, to));
    }
  }

  private static Instant nextQuarter(Instant moment) {
    Instant bucket = EntryCount.bucket(moment);
    return bucket.equals(moment) ? moment : bucket.plus(EntryCount.QUARTER);
  }
}
