package org.gatehouse.login.steps;

/**
 * Says whether what somebody has proved himself by is still his; each feature implements it whose
 * way to sign in can be taken away meanwhile.
 */
public interface ProofCheck {

  /** Whether a proof still counts, as far as this one knows; its user is held. */
  boolean counts(Proof proof);
}
