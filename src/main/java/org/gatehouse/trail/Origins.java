package org.gatehouse.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From where somebody who is being erased did what he did, quarter of an hour by quarter, which the
 * entries do not tell any more and the counts still do.
 */
public final class Origins {

  /** In the order in which the entries came, so that those that are counted are the first. */
  private final Map<Instant, List<Run>> quarters = new TreeMap<>();

  /** So many entries from one address, one after the other. */
  record Run(String key, String label, long entries) {}

  Origins() {}

  /** Takes a quarter's next entry. */
  void add(Instant bucket, String key, String label) {
    List<Run> runs = quarters.computeIfAbsent(bucket, quarter -> new ArrayList<>());
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).key().equals(key)) {
      runs.set(last, new Run(key, label, runs.get(last).entries() + 1));
    } else {
      runs.add(new Run(key, label, 1));
    }
  }

  /** These and those that came after them. */
  public Origins then(Origins later) {
    Origins both = new Origins();
    for (Origins some : List.of(this, later)) {
      some.quarters.forEach(
          (quarter, runs) ->
              both.quarters.computeIfAbsent(quarter, none -> new ArrayList<>()).addAll(runs));
    }
    return both;
  }

  /**
   * What changes in the account's counts when they are counted as from nowhere.
   *
   * @param counted how many of his entries are counted in each quarter: the latest may not be yet,
   *     and will be counted as they are now
   */
  Map<Counts.Name, Counts.Sum> changes(long accountId, Map<Instant, Long> counted) {
    Map<Counts.Name, Counts.Sum> sums = new TreeMap<>();
    quarters.forEach(
        (bucket, runs) -> {
          long left = counted.getOrDefault(bucket, 0L);
          for (Run run : runs) {
            long known = Math.min(run.entries(), left);
            left -= known;
            if (known > 0 && !run.key().isEmpty()) {
              add(sums, name(accountId, bucket, run.key()), new Counts.Sum(run.label(), -known));
              add(sums, name(accountId, bucket, ""), new Counts.Sum("", known));
            }
          }
        });
    return sums;
  }

  private static Counts.Name name(long accountId, Instant bucket, String key) {
    return new Counts.Name(accountId, bucket, EntryCount.Kind.ADDRESS, key);
  }

  private static void add(Map<Counts.Name, Counts.Sum> sums, Counts.Name name, Counts.Sum more) {
    sums.merge(name, more, Counts.Sum::plus);
  }
}
