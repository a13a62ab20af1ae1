package org.gatehouse.platform.persistence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.BusinessException;

/**
 * One page of a list that is paged by key: its items, and the cursor of the next page if there is
 * one.
 */
public record Slice<T>(List<T> items, Optional<String> next) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  public Slice {
    items = List.copyOf(items);
  }

  /**
   * Makes a slice of at most {@code limit} items out of a query that asked for one row more.
   *
   * @param cursor gives the cursor that continues after an item
   */
  public static <T> Slice<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Slice<>(rows, Optional.empty());
    }
    List<T> items = rows.subList(0, limit);
    return new Slice<>(items, Optional.of(cursor.apply(items.get(limit - 1))));
  }

  /**
   * The number below which a page begins, where the newest has the highest one; INVALID for the
   * cursor of another list.
   */
  public static long before(String cursor) {
    if (cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!NUMBER.matcher(cursor).matches()) {
      throw BusinessException.invalid("cursor", "paging.cursor");
    }
    return Long.parseLong(cursor);
  }

  /** The same slice with its items turned into something else. */
  public <R> Slice<R> map(Function<? super T, ? extends R> change) {
    return new Slice<>(items.stream().<R>map(change).toList(), next);
  }
}
