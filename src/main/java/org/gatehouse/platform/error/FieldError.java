package org.gatehouse.platform.error;

import java.util.List;

/**
 * One value that was not acceptable: the field's name as the caller sent it, a message key and the
 * message's parameters.
 */
public record FieldError(String field, String key, List<Object> args) {

  public FieldError {
    args = List.copyOf(args);
  }

  /** A field error whose message takes the given parameters. */
  public static FieldError of(String field, String key, Object... args) {
    return new FieldError(field, key, List.of(args));
  }
}
