package org.gatehouse.teams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's membership as the sync of groups sees it.
 *
 * @param id the membership's
 * @param group the group that brought it; null where none has yet
 * @param heldAt when it was last kept for want of another account manager, if it was
 */
public record Place(
    long id,
    KnownTeam team,
    @Nullable String group,
    @Nullable Instant addedAt,
    @Nullable Instant heldAt) {

  /** For a query. */
  public Place(
      long id,
      long teamId,
      String name,
      String key,
      Origin origin,
      boolean formerSso,
      @Nullable String group,
      @Nullable Instant addedAt,
      @Nullable Instant heldAt) {
    this(id, new KnownTeam(teamId, name, key, origin, formerSso), group, addedAt, heldAt);
  }
}
