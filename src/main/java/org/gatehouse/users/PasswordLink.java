package org.gatehouse.users;

/**
 * Where a link leads that lets somebody choose his password, while it works.
 *
 * @param again whether he had one before; else he is invited
 * @param signInName what he types to sign in, with the account's short name
 */
public record PasswordLink(
    boolean again,
    long userId,
    String displayName,
    String username,
    String accountName,
    String signInName) {}
