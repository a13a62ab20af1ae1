package org.gatehouse.policy;

/**
 * Knows what rules would do to the people of an account; implemented by the feature with people.
 */
public interface Foresight {

  /** What the rules would do to the caller's account the next night; it happens to nobody. */
  Forecast tonight(PolicyDetails rules);

  /** Has the rules spare the user of the caller's account with this name. */
  void spare(String username, String reason);
}
