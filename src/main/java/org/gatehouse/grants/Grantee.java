package org.gatehouse.grants;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody who can be let into accounts below his own. */
public record Grantee(
    long id,
    String publicId,
    String username,
    @Nullable String firstName,
    @Nullable String lastName) {

  /** First and last name, or the user name while there is neither. */
  public String displayName() {
    String name =
        Stream.of(firstName, lastName).flatMap(Stream::ofNullable).collect(Collectors.joining(" "));
    return name.isEmpty() ? username : name;
  }
}
