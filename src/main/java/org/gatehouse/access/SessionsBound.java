package org.gatehouse.access;

/**
 * What a feature above this one keeps that lives only as long as somebody's signing in is trusted:
 * a secret address that he made in a session; each such feature implements it.
 */
public interface SessionsBound {

  /**
   * Ends it, in the transaction that signs the user out everywhere, or everywhere but where he is
   * at this moment: by hand, or because he was disabled, locked or given another password.
   */
  void signedOutEverywhere(long userId);

  /** Ends it for all people of an account, in the transaction that suspends or closes it. */
  void allSignedOut(long accountId);
}
