package org.gatehouse.access;

/**
 * An account's rules for those who are in already; implemented by the feature that knows policies.
 * They are asked at each request, so that what changes counts within a second.
 */
public interface AccountRules {

  /** How long the sessions of the account's people last. */
  SessionLimits sessions(long accountId);

  /** Whether the account lets somebody in who calls from this address. */
  boolean admits(long accountId, String address);
}
