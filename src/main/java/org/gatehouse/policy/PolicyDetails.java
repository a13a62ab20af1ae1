package org.gatehouse.policy;

import java.util.Map;

/**
 * The rules of an account.
 *
 * @param maxLoginAttempts the wrong password in a row that locks a user
 */
public record PolicyDetails(int maxLoginAttempts) {

  /** What holds until the account decides otherwise. */
  public static final PolicyDetails RECOMMENDED = new PolicyDetails(5);

  static final int FEWEST_ATTEMPTS = 3;
  static final int MOST_ATTEMPTS = 20;

  /** The name that the audit log has for {@link #maxLoginAttempts}. */
  static final String ATTEMPTS = "loginAttempts";

  /** The values as the audit log writes them. */
  Map<String, String> values() {
    return Map.of(ATTEMPTS, Integer.toString(maxLoginAttempts));
  }
}
