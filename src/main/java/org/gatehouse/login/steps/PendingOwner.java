package org.gatehouse.login.steps;

/** Whose a half-finished sign-in is. */
public record PendingOwner(long userId, long accountId) {}
