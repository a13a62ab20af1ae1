package org.gatehouse.login.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.SignInUser;

/**
 * That somebody has proved who he is, by his password, by a passkey or at his identity provider.
 *
 * @param device his device that the browser is known as
 * @param rules those of his account, if they were read for it just now
 * @param passkey the credential id of the passkey that it was proved by, if it was
 */
public record Proof(
    SignInUser user,
    SignIn.Way way,
    Optional<Long> device,
    Optional<PolicyDetails> rules,
    Optional<String> passkey) {

  private static final Duration CURRENT = Duration.ofSeconds(1);

  /** Rules that were read longer ago may have become stricter while somebody waited his turn. */
  public static Optional<PolicyDetails> current(PolicyDetails rules, Instant read, Instant now) {
    return Optional.of(rules).filter(found -> read.plus(CURRENT).isAfter(now));
  }

  /** The same by another way than a passkey. */
  public Proof(
      SignInUser user, SignIn.Way way, Optional<Long> device, Optional<PolicyDetails> rules) {
    this(user, way, device, rules, Optional.empty());
  }

  /** The same of somebody whose account's rules were not read. */
  public Proof(SignInUser user, SignIn.Way way, Optional<Long> device) {
    this(user, way, device, Optional.empty());
  }
}
