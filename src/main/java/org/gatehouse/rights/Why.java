package org.gatehouse.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reason why somebody may do something.
 *
 * @param role the role that allows it
 * @param team the team through which he has the role; null if he has it by himself
 * @param until the moment from which on he has it no more; null for no end
 * @param group the group of the identity provider that brought him into the team; null for none
 * @param since when he came into the team, if it is known
 */
public record Why(
    String role,
    @Nullable String team,
    @Nullable Instant until,
    @Nullable String group,
    @Nullable Instant since) {}
