package org.gatehouse.teams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a team when it follows the group of its name.
 *
 * @param possible whether there is a sync of groups that it could follow
 * @param seenAt when a sign-in last named the group; null if none has
 * @param stay how many members have the group
 * @param leave how many do not, or have not signed in: they leave at their next sign-in without it
 * @param come how many others have it
 */
public record Conversion(
    boolean possible, @Nullable Instant seenAt, int stay, int leave, int come) {}
