package org.gatehouse.accounts;

/**
 * Says how the people of an account may sign in; implemented by the features that know other ways
 * than a password. While none has an objection, a password is allowed.
 */
public interface SignInRoutes {

  /** Whether the users of that account may sign in with a password. */
  boolean passwordAllowed(long accountId);
}
