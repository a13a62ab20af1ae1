package org.gatehouse.policy;

import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** The rules that somebody wants, as he gave them. */
public record NewPolicy(@Nullable Integer maxLoginAttempts) {

  /** The rules, if they can hold; else what is wrong with them is complained of. */
  PolicyDetails checked() {
    Complaints complaints = new Complaints();
    Integer attempts = maxLoginAttempts;
    if (attempts == null
        || attempts < PolicyDetails.FEWEST_ATTEMPTS
        || attempts > PolicyDetails.MOST_ATTEMPTS) {
      complaints.add(
          "maxLoginAttempts",
          "policy.maxLoginAttempts.range",
          PolicyDetails.FEWEST_ATTEMPTS,
          PolicyDetails.MOST_ATTEMPTS);
    }
    complaints.refuse();
    return new PolicyDetails(attempts == null ? 0 : attempts);
  }
}
