package org.gatehouse.audit.sinks;

import java.util.List;
import java.util.OptionalLong;
import org.gatehouse.audit.LogEntry;

/**
 * Entries that go together, in their order.
 *
 * @param last the place up to which they reach; entries that are gone leave gaps
 * @param deadLetter the dead letter that is sent again, if this is one
 */
public record Parcel(List<Placed> entries, long last, OptionalLong deadLetter) {

  /** An entry with its place in the order of its account. */
  public record Placed(long place, LogEntry entry) {

    /** About how many bytes it takes. */
    int weight() {
      return 1_000
          + 2 * entry.details().values().stream().mapToInt(String::length).sum()
          + 2 * entry.description().length();
    }
  }

  public Parcel {
    entries = List.copyOf(entries);
  }

  /** The place of the first entry; the last place where all are gone. */
  long first() {
    return entries.isEmpty() ? last : entries.get(0).place();
  }
}
