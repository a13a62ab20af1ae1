package org.gatehouse.factors;

/**
 * What a feature above this one keeps that ends when a user's second factors change: half-finished
 * sign-ins; each such feature implements it.
 */
public interface FactorBound {

  /** Ends it, in the transaction of the change. */
  void factorsChanged(long userId);
}
