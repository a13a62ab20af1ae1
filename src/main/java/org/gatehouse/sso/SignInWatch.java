package org.gatehouse.sso;

/** Learns what became of sign-ins while an account's live values are new. */
public interface SignInWatch {

  /** Somebody has come in. */
  void came(long accountId);

  /** Somebody who had begun a sign-in was refused. */
  void refused(long accountId);
}
