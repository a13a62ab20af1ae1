package org.gatehouse.users;

/**
 * What a feature above this one keeps that lives only as long as a user's confirmed mobile number,
 * to which codes go: authorised devices, half-finished sign-ins; each such feature implements it.
 */
public interface MobileBound {

  /** Ends it, in the transaction that gives the user another number, or takes his away. */
  void mobileChanged(long userId);
}
