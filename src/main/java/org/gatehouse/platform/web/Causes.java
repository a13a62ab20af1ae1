package org.gatehouse.platform.web;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what lies under the wrappings of containers: an exception's causes, from the outside in.
 */
public final class Causes {

  private static final int DEEPEST = 30;

  private Causes() {}

  /** The first cause of that type, the exception itself included. */
  public static <T extends Throwable> Optional<T> find(
      @Nullable Throwable exception, Class<T> type) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
