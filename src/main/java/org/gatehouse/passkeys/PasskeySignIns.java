package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.devices.Devices;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.DueStops;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Finds out who somebody is by a passkey alone: it is something that they have, and their device
 * has verified who they are. What keeps a password out keeps a passkey out.
 *
 * <p>Runs outside a transaction: a challenge that was answered stays used whatever follows.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasskeySignIns {

  @Inject RelyingParty relyingParty;
  @EJB Challenges challenges;
  @Inject PasskeyOptions options;
  @Inject Ceremonies ceremonies;
  @EJB Passkeys passkeys;
  @EJB SignInUsers users;
  @EJB Accounts accounts;
  @EJB Devices devices;
  @Inject AccountRules rules;
  @Inject CurrentCaller caller;
  @EJB AuditTrail trail;
  @EJB DueStops stops;

  /** What the browser is asked, as JSON; NOT_FOUND where browsers make no passkeys for us. */
  public String begin(String browserToken) {
    if (!relyingParty.isAvailable()) {
      throw BusinessException.notFound();
    }
    return options.toSignIn(challenges.toSignIn(browserToken));
  }

  /**
   * Takes the proof of whose passkey has answered, or refuses with FORBIDDEN and one general
   * sentence; only to the right passkey it may say that the account signs in elsewhere.
   */
  public Proof signIn(String credential, String browserToken, DeviceTokens browser) {
    Assertion assertion = read(credential);
    if (!challenges.useToSignIn(assertion.challenge(), browserToken)) {
      throw BusinessException.of(Kind.FORBIDDEN, "passkeys.over");
    }
    SignInUser user =
        passkeys
            .findOwner(assertion.credentialId())
            .flatMap(owner -> users.find(owner.userId(), owner.accountId()))
            .orElseThrow(() -> refuse(Optional.empty(), PasskeyEvent.Reason.UNKNOWN));
    prove(assertion, user);
    Optional<Long> device = devices.find(Optional.of(user), browser);
    Optional<String> elsewhere = accounts.findOtherWayIn(user.accountId());
    Optional<PasskeyEvent.Reason> reason = barred(user, device, elsewhere);
    if (reason.isPresent()) {
      BusinessException refusal = refuse(Optional.of(user), reason.get());
      throw reason.get() == PasskeyEvent.Reason.SSO_ENFORCED
          ? BusinessException.of(Kind.FORBIDDEN, "login.elsewhere", elsewhere.orElseThrow())
          : refusal;
    }
    return Proof.by(assertion.credentialId(), user, device);
  }

  private Assertion read(String credential) {
    try {
      return ceremonies.readAssertion(credential);
    } catch (Unproved unreadable) {
      throw refuse(Optional.empty(), PasskeyEvent.Reason.PASSKEY);
    }
  }

  private void prove(Assertion assertion, SignInUser user) {
    try {
      passkeys.prove(assertion);
    } catch (Unproved unproved) {
      throw refuse(
          Optional.of(user),
          unproved.reason() == Unproved.Reason.COPIED
              ? PasskeyEvent.Reason.COPIED
              : PasskeyEvent.Reason.PASSKEY);
    }
  }

  /** The same as for a password; a lock after wrong guesses spares his devices. */
  private Optional<PasskeyEvent.Reason> barred(
      SignInUser user, Optional<Long> device, Optional<String> elsewhere) {
    if (user.disabled()) {
      return Optional.of(PasskeyEvent.Reason.DISABLED);
    }
    if (user.lockedByHand() || (user.locked() && device.isEmpty())) {
      return Optional.of(PasskeyEvent.Reason.LOCKED);
    }
    if (accounts.get(user.accountId()).status() != AccountStatus.ACTIVE) {
      return Optional.of(PasskeyEvent.Reason.ACCOUNT_CLOSED);
    }
    if (elsewhere.isPresent()) {
      return Optional.of(PasskeyEvent.Reason.SSO_ENFORCED);
    }
    return rules.admits(user.accountId(), caller.origin().address())
        ? Optional.empty()
        : Optional.of(PasskeyEvent.Reason.ADDRESS);
  }

  private BusinessException refuse(Optional<SignInUser> user, PasskeyEvent.Reason reason) {
    trail.recordFailure(
        new PasskeyEvent.Refused(
            user.map(SignInUser::accountId).orElse(Accounts.PLATFORM.id()),
            user.map(SignInUser::username),
            reason));
    if (reason == PasskeyEvent.Reason.DISABLED) {
      user.map(SignInUser::id).ifPresent(stops::soon);
    }
    return BusinessException.of(Kind.FORBIDDEN, "passkeys.refused");
  }
}
