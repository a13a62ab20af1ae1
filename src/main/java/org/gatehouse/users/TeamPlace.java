package org.gatehouse.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A team that somebody is in, and where that comes from.
 *
 * @param team its name
 * @param synced whether the identity provider chooses its members
 * @param group the group of the identity provider that brought him; null where somebody did
 * @param since when that was, if it is known
 */
public record TeamPlace(
    String team, boolean synced, @Nullable String group, @Nullable Instant since) {}
