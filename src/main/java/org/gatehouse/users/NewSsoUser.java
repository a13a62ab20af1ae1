package org.gatehouse.users;

import org.jspecify.annotations.Nullable;

/** A user whom a single sign-on brings: what the identity provider says of him. */
public record NewSsoUser(
    String username, String email, @Nullable String firstName, @Nullable String lastName) {}
