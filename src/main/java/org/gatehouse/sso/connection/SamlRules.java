package org.gatehouse.sso.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How strict an account is with its identity provider.
 *
 * @param signRequests whether sign-in requests carry our signature
 * @param signatures what must be signed in a response
 * @param skew how far the two clocks may differ, at most five minutes
 * @param maximumAuthenticationAge how long ago the person may have signed in at the identity
 *     provider, or null for any time
 * @param unsolicitedAllowed whether a response that answers no request of ours may sign somebody in
 */
public record SamlRules(
    boolean signRequests,
    SignatureDemand signatures,
    Duration skew,
    @Nullable Duration maximumAuthenticationAge,
    boolean unsolicitedAllowed) {

  private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

  public SamlRules {
    if (skew.isNegative() || skew.compareTo(LARGEST_SKEW) > 0) {
      throw new IllegalArgumentException("skew must be between 0 and " + LARGEST_SKEW);
    }
    if (maximumAuthenticationAge != null && maximumAuthenticationAge.isNegative()) {
      throw new IllegalArgumentException("maximumAuthenticationAge must not be negative");
    }
  }

  /**
   * What an account has that never chose: signed requests, signed assertions, one minute of skew,
   * nothing unsolicited.
   */
  public static SamlRules standard() {
    return new SamlRules(true, SignatureDemand.ASSERTION, Duration.ofSeconds(60), null, false);
  }

  public SamlRules withSignRequests(boolean value) {
    return new SamlRules(value, signatures, skew, maximumAuthenticationAge, unsolicitedAllowed);
  }

  public SamlRules withSignatures(SignatureDemand value) {
    return new SamlRules(signRequests, value, skew, maximumAuthenticationAge, unsolicitedAllowed);
  }

  public SamlRules withSkew(Duration value) {
    return new SamlRules(
        signRequests, signatures, value, maximumAuthenticationAge, unsolicitedAllowed);
  }

  public SamlRules withMaximumAuthenticationAge(@Nullable Duration value) {
    return new SamlRules(signRequests, signatures, skew, value, unsolicitedAllowed);
  }

  public SamlRules withUnsolicitedAllowed(boolean value) {
    return new SamlRules(signRequests, signatures, skew, maximumAuthenticationAge, value);
  }
}
