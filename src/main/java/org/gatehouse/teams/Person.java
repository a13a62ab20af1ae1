package org.gatehouse.teams;

/** A user of the account who can be a member. */
public record Person(long id, String username) {}
