package org.gatehouse.users.imports;

import org.jspecify.annotations.Nullable;

/** One row of a file as it stands there; a cell that is empty or missing is null. */
public record ImportedPerson(
    int line,
    @Nullable String username,
    @Nullable String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String mobile,
    @Nullable String language,
    @Nullable String zone,
    @Nullable String role,
    boolean surplus) {}
