package org.gatehouse.accounts;

import org.jspecify.annotations.Nullable;

/** An account to be made, as somebody typed it. */
public record NewAccount(
    @Nullable String slug,
    @Nullable String name,
    @Nullable String parent,
    @Nullable String language) {}
