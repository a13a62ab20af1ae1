package org.gatehouse.sso.drafts;

/** On what grounds values became live. */
public enum Proof {
  /** A test sign-in with exactly these values had passed. */
  TESTED,
  /** Somebody has typed that he means it. */
  CONFIRMED,
  /** A program has set them, or they were there before there were drafts. */
  DIRECT
}
