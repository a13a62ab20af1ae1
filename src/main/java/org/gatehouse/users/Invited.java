package org.gatehouse.users;

/**
 * Somebody who may choose his password.
 *
 * @param signInName what he types to sign in, with the account's short name
 */
public record Invited(
    long userId,
    String displayName,
    String username,
    String email,
    String accountName,
    String signInName) {}
