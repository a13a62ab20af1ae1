package org.gatehouse.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team shall be, as somebody typed it; what is null stays as it is.
 *
 * @param members the user names or ids of all its members
 */
public record TeamForm(
    @Nullable String name, @Nullable List<String> roles, @Nullable List<String> members) {}
