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
 * @param agreement the one by which he was let in, if somebody else has let him in; it counts as
 *     long as that does, see {@link org.gatehouse.accounts.Agreements}
 * @param spared whether he was let in though his account's people sign in elsewhere
 */
public record Proof(
    SignInUser user,
    SignIn.Way way,
    Optional<Long> device,
    Optional<PolicyDetails> rules,
    Optional<String> passkey,
    Optional<Long> agreement,
    boolean spared) {

  private static final Duration CURRENT = Duration.ofSeconds(1);

  /** Rules that were read longer ago may have become stricter while somebody waited his turn. */
  public static Optional<PolicyDetails> current(PolicyDetails rules, Instant read, Instant now) {
    return Optional.of(rules).filter(found -> read.plus(CURRENT).isAfter(now));
  }

  /** That somebody has shown it to us by a way of which nothing more is to be told. */
  public Proof(
      SignInUser user, SignIn.Way way, Optional<Long> device, Optional<PolicyDetails> rules) {
    this(user, way, device, rules, Optional.empty(), Optional.empty(), false);
  }

  /** The same of somebody whose account's rules were not read. */
  public Proof(SignInUser user, SignIn.Way way, Optional<Long> device) {
    this(user, way, device, Optional.empty());
  }

  /** That somebody has shown a passkey, which counts as long as he has it. */
  public static Proof by(String passkey, SignInUser user, Optional<Long> device) {
    return new Proof(
        user,
        SignIn.Way.PASSKEY,
        device,
        Optional.empty(),
        Optional.of(passkey),
        Optional.empty(),
        false);
  }

  /** That an identity provider has told who somebody is, by the agreement of that number. */
  public static Proof told(SignInUser user, long agreement, Optional<PolicyDetails> rules) {
    return new Proof(
        user,
        SignIn.Way.SSO,
        Optional.empty(),
        rules,
        Optional.empty(),
        Optional.of(agreement),
        false);
  }

  /** The same, in a browser that is known as that device. */
  Proof on(Optional<Long> known) {
    return new Proof(user, way, known, rules, passkey, agreement, spared);
  }
}
