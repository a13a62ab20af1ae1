package org.gatehouse.audit.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The places in the tree of an account whose events clean-ups have taken out, in ranges without
 * gaps.
 */
final class Places {

  /** So many ranges fit into the detail of an event. */
  private static final int MOST_IN_TEXT = 90;

  private final List<Range> ranges = new ArrayList<>();
  private final int rows;

  /** From one place to another one, which is in it too. */
  record Range(long first, long last) {

    @Override
    public String toString() {
      return first == last ? Long.toString(first) : first + "-" + last;
    }
  }

  /**
   * Those of rows.
   *
   * @param rows the first and the last place of each, in their order
   */
  Places(List<?> rows) {
    this.rows = rows.size();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      add(((Number) columns[0]).longValue(), ((Number) columns[1]).longValue());
    }
  }

  /** Whether some of them stood side by side, as those of a clean-up do that told of none. */
  boolean grown() {
    return rows > ranges.size();
  }

  /** As few ranges as there can be. */
  List<Range> ranges() {
    return ranges;
  }

  /** The ranges such as {@code 0-4711,4713}, in as many texts as they need; at least one. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int from = 0; from == 0 || from < ranges.size(); from += MOST_IN_TEXT) {
      texts.add(
          ranges.subList(from, Math.min(from + MOST_IN_TEXT, ranges.size())).stream()
              .map(Range::toString)
              .collect(Collectors.joining(",")));
    }
    return texts;
  }

  private void add(long first, long last) {
    Range before = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
    if (before != null && before.last() + 1 == first) {
      ranges.set(ranges.size() - 1, new Range(before.first(), last));
    } else {
      ranges.add(new Range(first, last));
    }
  }
}
