package org.gatehouse.login.steps;

import org.gatehouse.policy.PolicyDetails;

/**
 * Says whether a step lies before somebody's session; each feature that asks for one implements it,
 * and has the step's page.
 */
public interface Demand {

  /** The step that it asks for. */
  Step step();

  /**
   * Whether it asks for it this time.
   *
   * @param rules what the account of the one who signs in has decided
   */
  boolean asks(Proof proof, PolicyDetails rules);

  /** A half-finished sign-in has begun whose next step is this one; in its transaction. */
  default void begun(HalfSignIn half) {}
}
