package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The first rows of many logs, which are given one log after the other. It never holds more than
 * two pages, however many logs there are.
 */
final class FirstOfMany<T> {

  private final Function<T, Position> position;
  private final Comparator<T> order;
  private final int most;
  private final List<T> rows = new ArrayList<>();
  private boolean sorted = true;

  FirstOfMany(Function<T, Position> position, boolean newestFirst, int most) {
    this.position = position;
    this.most = most;
    Comparator<T> oldestFirst = Comparator.comparing(position);
    this.order = newestFirst ? oldestFirst.reversed() : oldestFirst;
  }

  void add(T row) {
    rows.add(row);
    sorted = false;
    if (rows.size() >= 2 * most) {
      cut();
    }
  }

  /**
   * The last row that fits, if there are as many as fit: none behind it will be among the first.
   */
  Optional<Position> last() {
    cut();
    return rows.size() < most ? Optional.empty() : Optional.of(position.apply(rows.get(most - 1)));
  }

  /** The first rows, in their order. */
  List<T> rows() {
    cut();
    return rows;
  }

  private void cut() {
    if (!sorted) {
      rows.sort(order);
      sorted = true;
    }
    if (rows.size() > most) {
      rows.subList(most, rows.size()).clear();
    }
  }
}
