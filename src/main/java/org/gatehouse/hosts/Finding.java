package org.gatehouse.hosts;

/** What DNS says about a record that we wait for. */
public enum Finding {
  /** Nobody has looked yet. */
  UNKNOWN,
  RIGHT,
  /** There is no such record. */
  MISSING,
  /** There is one, and it says something else. */
  OTHER,
  /** No server gave an answer that counts: nothing is known. */
  UNREACHABLE;

  /** Whether the record is certainly not as it should be. */
  boolean wrong() {
    return this == MISSING || this == OTHER;
  }
}
