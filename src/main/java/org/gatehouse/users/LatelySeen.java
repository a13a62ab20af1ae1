package org.gatehouse.users;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody who has signed in, and when he did so last. */
public record LatelySeen(
    String publicId,
    String username,
    @Nullable String firstName,
    @Nullable String lastName,
    Instant at) {

  /** What he is called. */
  public String displayName() {
    return UserDetails.displayName(firstName, lastName, username);
  }

  /** A letter that stands for him. */
  public String initial() {
    String name = displayName();
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
