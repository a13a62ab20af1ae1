package org.gatehouse.teams;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member of a team, as its page shows him.
 *
 * @param group the group of the identity provider that brought him; null where somebody did
 * @param since when that was, if it is known
 */
public record MemberRow(
    long userId,
    String publicId,
    String username,
    String usernameKey,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String group,
    @Nullable Instant since) {

  /** Somebody who is in no team. */
  public MemberRow(
      long userId,
      String publicId,
      String username,
      String usernameKey,
      String email,
      @Nullable String firstName,
      @Nullable String lastName) {
    this(userId, publicId, username, usernameKey, email, firstName, lastName, null, null);
  }

  /** First and last name, or the user name while there is neither. */
  public String displayName() {
    String name =
        Stream.of(firstName, lastName).flatMap(Stream::ofNullable).collect(Collectors.joining(" "));
    return name.isEmpty() ? username : name;
  }
}
