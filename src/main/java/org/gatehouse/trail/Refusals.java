package org.gatehouse.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets ten anonymous refusals a minute of one kind and source into the log and counts the others,
 * so that nobody fills it from outside.
 *
 * <p>Each node counts for itself. What a node has counted and not yet written, a minute's worth at
 * most, ends with it.
 */
@ApplicationScoped
class Refusals {

  static final int ADMITTED = 10;
  static final Duration WINDOW = Duration.ofMinutes(1);
  static final int MOST_SOURCES = 10_000;

  private final Map<Source, Window> windows = new HashMap<>();
  private final Map<Source, Integer> ended = new HashMap<>();

  /** A kind of refusal and where it comes from. */
  record Source(long accountId, String name, String reason, String address) {

    /** Stands for all sources when there are too many to tell apart. */
    Source anywhere() {
      return new Source(accountId, name, reason, "");
    }
  }

  /** Refusals that were counted only. */
  record Excess(Source source, int count) {}

  private static final class Window {
    private final Instant start;
    private int seen;

    Window(Instant start) {
      this.start = start;
    }

    boolean over(Instant now) {
      return !now.isBefore(start.plus(WINDOW));
    }
  }

  /** Whether this refusal is written; else it is counted. */
  synchronized boolean admits(Source source, Instant now) {
    Source counted =
        windows.size() < MOST_SOURCES || windows.containsKey(source) ? source : source.anywhere();
    Window window = windows.get(counted);
    if (window == null || window.over(now)) {
      end(counted, window);
      window = new Window(now);
      windows.put(counted, window);
    }
    window.seen++;
    return window.seen <= ADMITTED;
  }

  /** What was only counted in minutes that are over; it is given out once, unless it comes back. */
  synchronized List<Excess> drain(Instant now) {
    for (Iterator<Map.Entry<Source, Window>> all = windows.entrySet().iterator(); all.hasNext(); ) {
      var entry = all.next();
      if (entry.getValue().over(now)) {
        end(entry.getKey(), entry.getValue());
        all.remove();
      }
    }
    List<Excess> drained = new ArrayList<>();
    ended.forEach((source, count) -> drained.add(new Excess(source, count)));
    ended.clear();
    return drained;
  }

  /** Takes back what could not be written. */
  synchronized void putBack(List<Excess> drained) {
    drained.forEach(this::add);
  }

  private void add(Excess excess) {
    boolean apart = ended.size() < MOST_SOURCES || ended.containsKey(excess.source());
    Source source = apart ? excess.source() : excess.source().anywhere();
    ended.merge(source, excess.count(), Integer::sum);
  }

  private void end(Source source, @Nullable Window window) {
    if (window != null && window.seen > ADMITTED) {
      add(new Excess(source, window.seen - ADMITTED));
    }
  }
}
