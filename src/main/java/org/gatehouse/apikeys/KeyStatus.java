package org.gatehouse.apikeys;

/** What a key is good for at a moment. */
public enum KeyStatus {
  /** It works. */
  ACTIVE,
  /** It will work later. */
  WAITING,
  /** Another one has taken its place, and it works a while longer. */
  ROTATED,
  /** Its time is over. */
  EXPIRED,
  /** Somebody has ended it. */
  REVOKED;

  /** Whether it works no more, and never again. */
  public boolean over() {
    return this == EXPIRED || this == REVOKED;
  }
}
