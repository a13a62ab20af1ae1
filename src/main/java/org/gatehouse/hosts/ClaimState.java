package org.gatehouse.hosts;

/** What has become of a claim. */
public enum ClaimState {
  /** Its records were not all seen yet. */
  PENDING,
  /** It is proved, and the host is the account's. */
  ACTIVE,
  /** It was proved, and its records are gone; the host stays the account's for a while. */
  LOST,
  /** Its records stayed away, and the host is nobody's. */
  RELEASED,
  /** Another account has proved that the host is its own. */
  TAKEN;

  /** Whether the host answers for the account. */
  boolean answers() {
    return this == ACTIVE || this == LOST;
  }

  /** Whether anybody still waits for records, or watches them. */
  boolean watched() {
    return this == PENDING || answers();
  }
}
