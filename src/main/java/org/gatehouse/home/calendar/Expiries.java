package org.gatehouse.home.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.desk.Expiring;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.platform.parts.All;

/** What ends within a year, as far as the caller may see it at this moment. */
@RequestScoped
public class Expiries {

  /** So many of each feature and kind are told at most. */
  static final int MOST = 200;

  private static final Duration AHEAD = Duration.ofDays(366);

  @Inject All<Expiring> features;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** The next first. */
  public List<Expiry> next(int most) {
    Instant now = clock.instant();
    List<Expiry> all = new ArrayList<>();
    for (Expiring feature : features) {
      if (feature.permission().map(caller.get()::may).orElse(true)) {
        all.addAll(feature.ending(now, now.plus(AHEAD), Math.min(most, MOST)));
      }
    }
    return all.stream()
        .sorted(Comparator.comparing(Expiry::at).thenComparing(Expiry::kind))
        .limit(most)
        .toList();
  }
}
