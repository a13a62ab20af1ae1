package org.gatehouse.login.steps;

import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.SignInUser;

/**
 * That somebody has proved who he is, by his password or at his identity provider.
 *
 * @param device his device that the browser is known as
 * @param rules those of his account, if they were read for it just now
 */
public record Proof(
    SignInUser user, SignIn.Way way, Optional<Long> device, Optional<PolicyDetails> rules) {

  /** The same of somebody whose account's rules were not read. */
  public Proof(SignInUser user, SignIn.Way way, Optional<Long> device) {
    this(user, way, device, Optional.empty());
  }
}
