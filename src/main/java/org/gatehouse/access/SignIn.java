package org.gatehouse.access;

/** Who has signed in, and how. */
public record SignIn(long accountId, long userId, Way way) {

  /** How somebody proved who he is. */
  public enum Way {
    PASSWORD,
    SSO,
    PASSKEY
  }
}
