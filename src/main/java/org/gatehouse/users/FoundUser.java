package org.gatehouse.users;

/** Somebody on the platform, as an operator finds him: no more than where he belongs. */
public record FoundUser(
    long id, String username, String usernameKey, String slug, String account) {}
