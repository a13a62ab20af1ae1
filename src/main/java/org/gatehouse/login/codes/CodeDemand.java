package org.gatehouse.login.codes;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.time.Duration;
import org.gatehouse.access.SignIn;
import org.gatehouse.devices.Devices;
import org.gatehouse.login.steps.Demand;
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.login.steps.Step;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.policy.TwoFactor;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Asks for a second factor where the account wants one: on a device on which none was proved for a
 * while, or at every sign-in.
 */
@Stateless
public class CodeDemand implements Demand {

  @EJB Devices devices;
  @EJB SignInUsers users;
  @EJB Ways ways;
  @EJB SentCodes codes;

  @Override
  public Step step() {
    return Step.CODE;
  }

  @Override
  public boolean asks(Proof proof, PolicyDetails rules) {
    TwoFactor rule = rules.twoFactor();
    return concerns(rule, proof.way()) && (rule.everyLogin() || unproved(proof, rule.deviceDays()));
  }

  /** Sends the first code, where that is what is asked for. */
  @Override
  public void begun(HalfSignIn half) {
    SignInUser user = users.find(half.userId(), half.accountId()).orElseThrow();
    Way way = ways.of(user).get(0);
    if (way.sent() && codes.mayBeSent(user.id(), way.method())) {
      codes.send(half, way.method(), ways.receiver(user), false);
    }
  }

  private boolean unproved(Proof proof, int days) {
    return proof
        .device()
        .filter(device -> devices.isProved(proof.user().id(), device, Duration.ofDays(days)))
        .isEmpty();
  }

  /**
   * Whether the rule asks anybody who comes in that way. By default the identity provider's own
   * second factor is trusted.
   */
  static boolean concerns(TwoFactor rule, SignIn.Way way) {
    if (!rule.enabled()) {
      return false;
    }
    return switch (way) {
      case PASSWORD -> true;
      case SSO -> rule.forSso();
      // Somebody's device has verified him already, which makes two factors of one passkey: where
      // the account takes passkeys for one.
      case PASSKEY -> !rule.methods().contains(TwoFactor.Method.PASSKEY);
    };
  }
}
