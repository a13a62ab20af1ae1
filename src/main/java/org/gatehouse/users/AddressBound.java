package org.gatehouse.users;

/**
 * What a feature above this one keeps that lives only as long as a user's e-mail address:
 * authorised devices; each such feature implements it.
 */
public interface AddressBound {

  /** Ends it, in the transaction that gives the user another address. */
  void addressChanged(long userId);
}
