package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The first rows of many logs, which are given one log after the other. It never holds more than a
 * page and those of one log, however many logs there are.
 */
final class FirstOfMany<T> {

  private final Function<T, Position> position;
  private final Comparator<T> order;
  private final int most;
  private final List<T> rows = new ArrayList<>();

  FirstOfMany(Function<T, Position> position, boolean newestFirst, int most) {
    this.position = position;
    this.most = most;
    Comparator<T> oldestFirst = Comparator.comparing(position);
    this.order = newestFirst ? oldestFirst.reversed() : oldestFirst;
  }

  /** Takes those of one log, as many as fit at most. */
  void add(Stream<T> more) {
    more.forEach(rows::add);
    rows.sort(order);
    if (rows.size() > most) {
      rows.subList(most, rows.size()).clear();
    }
  }

  /**
   * The last row that fits, if there are as many as fit: none behind it will be among the first.
   */
  Optional<Position> last() {
    return rows.size() < most ? Optional.empty() : Optional.of(position.apply(rows.get(most - 1)));
  }

  /** The first rows, in their order. */
  List<T> rows() {
    return rows;
  }
}
