package org.gatehouse.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invitation that nobody has accepted yet; it may have expired. */
public record OpenInvitation(
    long id,
    String publicId,
    String username,
    @Nullable String firstName,
    @Nullable String lastName,
    String email,
    Instant sentAt,
    Instant expiresAt) {

  /** Who was invited. */
  public String displayName() {
    return UserDetails.displayName(firstName, lastName, username);
  }

  /** Whether its link works no more. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
