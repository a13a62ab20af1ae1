package org.gatehouse.users;

/** How a user came to be. */
public enum Origin {
  /** Somebody made him here. */
  MANUAL,
  /** His first single sign-on made him. */
  SSO
}
