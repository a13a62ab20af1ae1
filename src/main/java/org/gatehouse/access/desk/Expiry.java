package org.gatehouse.access.desk;

import java.time.Instant;
import java.util.List;

/**
 * Something that ends.
 *
 * @param kind its texts are {@code calendar.kind.<kind>} and {@code calendar.area.<kind>}
 * @param id tells it from all others of its kind, and stays the same
 * @param arguments what its text is given
 * @param path where it can be prolonged, from the product's root on
 */
public record Expiry(Instant at, String kind, String id, List<Object> arguments, String path) {

  public Expiry {
    arguments = List.copyOf(arguments);
  }
}
