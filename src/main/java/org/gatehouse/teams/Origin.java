package org.gatehouse.teams;

/** Where a team comes from, which decides who chooses its members. */
public enum Origin {
  /** Somebody made it, and chooses its members. */
  MANUAL,
  /** The groups of a single sign-on: they alone choose its members and its name. */
  SSO
}
