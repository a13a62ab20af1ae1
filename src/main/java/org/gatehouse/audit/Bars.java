package org.gatehouse.audit;

import java.util.List;

/**
 * How many entries each piece of a time holds.
 *
 * @param capped whether only the newest were counted
 */
public record Bars(Timeline timeline, List<Long> entries, boolean capped) {

  public Bars {
    entries = List.copyOf(entries);
  }

  /** All of them. */
  public long total() {
    return entries.stream().mapToLong(Long::longValue).sum();
  }
}
