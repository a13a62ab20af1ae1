package org.gatehouse.users;

/** Why a user is disabled or locked. */
public enum Reason {
  /** An account manager or a program wanted it. */
  BY_HAND,
  /** He was away for longer than the account allows. */
  INACTIVITY,
  /** Too many wrong passwords in a row. */
  ATTEMPTS
}
