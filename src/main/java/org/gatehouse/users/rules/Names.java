package org.gatehouse.users.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people are called in lists. */
final class Names {

  private Names() {}

  /** First and last name, or the user name while there is neither. */
  static String display(@Nullable String first, @Nullable String last, String username) {
    String name =
        Stream.of(first, last).flatMap(Stream::ofNullable).collect(Collectors.joining(" "));
    return name.isEmpty() ? username : name;
  }
}
