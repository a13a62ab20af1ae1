package org.gatehouse.sso.connection;

import java.time.Duration;
import java.util.List;
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
 * @param asking what is asked for
 * @param reading how answers are read
 */
public record SamlRules(
    boolean signRequests,
    SignatureDemand signatures,
    Duration skew,
    @Nullable Duration maximumAuthenticationAge,
    boolean unsolicitedAllowed,
    Asking asking,
    Reading reading) {

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
   * What requests ask of the identity provider.
   *
   * @param forceAuthn whether people sign in anew there each time (SAML 2.0 core 3.4.1)
   * @param contexts the ways of signing in that are asked for, as URIs; none for any way
   * @param comparison how the way taken relates to them
   */
  public record Asking(boolean forceAuthn, List<String> contexts, Comparison comparison) {

    public Asking {
      contexts = List.copyOf(contexts);
    }

    /** Nothing in particular. */
    public static Asking standard() {
      return new Asking(false, List.of(), Comparison.EXACT);
    }

    /**
     * Whether a way of signing in is what was asked for. Where strength counts, the well-known ways
     * are compared by {@link AuthnStrength}; of another one that was not asked for we can not tell.
     */
    public boolean accepts(@Nullable String context) {
      return contexts.isEmpty()
          || (context != null && AuthnStrength.satisfies(context, comparison, contexts));
    }

    /** Whether anything could be accepted at all: stronger than what is not known is nothing. */
    public boolean possible() {
      return comparison != Comparison.BETTER || AuthnStrength.knowsAll(contexts);
    }
  }

  /**
   * How answers are read.
   *
   * @param expiredRefused whether a signature by a certificate that has run out counts for nothing
   */
  public record Reading(
      EncryptionDemand encryption,
      NameIdValue nameIdValue,
      ClaimNames claims,
      boolean expiredRefused) {

    /** Encrypted or not, the address in the name identifier, the usual names. */
    public static Reading standard() {
      return new Reading(
          EncryptionDemand.ACCEPTED, NameIdValue.EMAIL, ClaimNames.standard(), false);
    }
  }

  /**
   * What an account has that never chose: signed requests, signed assertions, one minute of skew,
   * nothing unsolicited.
   */
  public static SamlRules standard() {
    return new SamlRules(
        true,
        SignatureDemand.ASSERTION,
        Duration.ofSeconds(60),
        null,
        false,
        Asking.standard(),
        Reading.standard());
  }

  public SamlRules withSignRequests(boolean value) {
    return new SamlRules(
        value, signatures, skew, maximumAuthenticationAge, unsolicitedAllowed, asking, reading);
  }

  public SamlRules withSignatures(SignatureDemand value) {
    return new SamlRules(
        signRequests, value, skew, maximumAuthenticationAge, unsolicitedAllowed, asking, reading);
  }

  public SamlRules withSkew(Duration value) {
    return new SamlRules(
        signRequests,
        signatures,
        value,
        maximumAuthenticationAge,
        unsolicitedAllowed,
        asking,
        reading);
  }

  public SamlRules withMaximumAuthenticationAge(@Nullable Duration value) {
    return new SamlRules(
        signRequests, signatures, skew, value, unsolicitedAllowed, asking, reading);
  }

  public SamlRules withUnsolicitedAllowed(boolean value) {
    return new SamlRules(
        signRequests, signatures, skew, maximumAuthenticationAge, value, asking, reading);
  }

  public SamlRules withAsking(Asking value) {
    return new SamlRules(
        signRequests,
        signatures,
        skew,
        maximumAuthenticationAge,
        unsolicitedAllowed,
        value,
        reading);
  }

  public SamlRules withReading(Reading value) {
    return new SamlRules(
        signRequests,
        signatures,
        skew,
        maximumAuthenticationAge,
        unsolicitedAllowed,
        asking,
        value);
  }
}
