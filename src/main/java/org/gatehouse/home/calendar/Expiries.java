package org.gatehouse.home.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.desk.Expiring;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.platform.parts.All;

/** What ends within a year, as far as the caller may see it at this moment. */
@RequestScoped
public class Expiries {

  /** So many of each kind are told at most. */
  static final int MOST = 200;

  private static final Duration AHEAD = Duration.ofDays(366);

  /**
   * What ends.
   *
   * @param cut the kinds of which more end later than are told
   */
  public record Told(List<Expiry> rows, List<String> cut) {}

  @Inject All<Expiring> features;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** The next first. */
  public List<Expiry> next(int most) {
    return read(Math.min(most, MOST)).stream().limit(most).toList();
  }

  /** All, the next first, with the kinds of which more end than stand here. */
  public Told all() {
    List<Expiry> read = read(MOST + 1);
    List<Expiry> told = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Expiry expiry : read) {
      if (counts.merge(expiry.kind(), 1, Integer::sum) <= MOST) {
        told.add(expiry);
      }
    }
    counts.values().removeIf(count -> count <= MOST);
    return new Told(told, List.copyOf(counts.keySet()));
  }

  private List<Expiry> read(int mostOfKind) {
    Instant now = clock.instant();
    List<Expiry> all = new ArrayList<>();
    for (Expiring feature : features) {
      if (feature.permission().map(caller.get()::may).orElse(true)) {
        all.addAll(feature.ending(now, now.plus(AHEAD), mostOfKind));
      }
    }
    all.sort(Comparator.comparing(Expiry::at).thenComparing(Expiry::kind));
    return all;
  }
}
