package org.gatehouse.audit;

import java.util.List;
import java.util.Optional;

/**
 * A page of the log, newest first.
 *
 * @param newer after what a page of newer entries begins, if there may be one
 * @param older before what a page of older entries begins, if there is one
 */
public record LogSlice(List<LogEntry> items, Optional<Position> newer, Optional<Position> older) {

  public LogSlice {
    items = List.copyOf(items);
  }
}
