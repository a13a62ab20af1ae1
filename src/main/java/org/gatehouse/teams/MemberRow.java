package org.gatehouse.teams;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member of a team, as its page shows him. */
public record MemberRow(
    long userId,
    String publicId,
    String username,
    String usernameKey,
    String email,
    @Nullable String firstName,
    @Nullable String lastName) {

  /** First and last name, or the user name while there is neither. */
  public String displayName() {
    String name =
        Stream.of(firstName, lastName).flatMap(Stream::ofNullable).collect(Collectors.joining(" "));
    return name.isEmpty() ? username : name;
  }
}
