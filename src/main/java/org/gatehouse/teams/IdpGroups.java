package org.gatehouse.teams;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tells what is known of an account's identity provider; implemented by the single sign-on. */
public interface IdpGroups {

  /** Whether teams follow the groups of that account's identity provider. */
  boolean followed(long accountId);

  /** What sign-ins have shown of a group with this name. */
  Optional<Sighting> find(long accountId, String name);

  /**
   * A group that a sign-in has named.
   *
   * @param seenAt about when the last one did
   * @param users whose last sign-ins named it
   */
  record Sighting(Instant seenAt, Set<Long> users) {

    public Sighting {
      users = Set.copyOf(users);
    }
  }
}
