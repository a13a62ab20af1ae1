package org.gatehouse.sso;

/** Learns what became of sign-ins while an account's live values are new. */
public interface SignInWatch {

  /** Somebody has come in. */
  void came(long accountId);

  /**
   * The answer to a sign-in that a browser had begun was refused; each browser counts once.
   *
   * @param browserTokens what it holds, parted by dots
   */
  void refused(long accountId, String browserTokens);
}
