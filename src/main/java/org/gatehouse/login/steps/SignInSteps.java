package org.gatehouse.login.steps;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.devices.Devices;
import org.gatehouse.devices.Trust;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Leads from the proof of who somebody is to his session, by the steps that lie between.
 *
 * <p>Nothing tells that he has signed in, and no device is known, before the last step is done.
 */
@Stateless
public class SignInSteps {

  @Inject All<Demand> demands;
  @Inject All<ProofCheck> checks;
  @EJB PendingSignIns pending;
  @EJB Accounts accounts;
  @EJB Agreements agreements;
  @EJB SignInUsers users;
  @EJB Devices devices;
  @EJB Policies policies;
  @EJB AuditTrail trail;

  /**
   * Lets him in at once, or keeps a half-finished sign-in whose token the passage holds; FORBIDDEN
   * if what he has proved counts no more.
   */
  public Passage begin(Proof proved, DeviceTokens browser) {
    requireAgreement(proved);
    Proof proof = proved.way() == SignIn.Way.PASSWORD ? proved : known(proved, browser);
    PolicyDetails rules = proof.rules().orElseGet(() -> policies.of(proof.user().accountId()));
    List<Step> open =
        demands.stream().filter(one -> one.asks(proof, rules)).map(Demand::step).sorted().toList();
    if (open.isEmpty()) {
      return Passage.of(welcome(proof, Trust.of(proof.way()), browser));
    }
    requireCurrent(proof);
    String token = pending.begin(proof, open);
    begun(open.get(0), pending.find(token).orElseThrow());
    return Passage.to(open.get(0)).with(token);
  }

  /**
   * Ends what the browser had begun before, whosever it was. Two people are held in the order of
   * their ids, so that nobody waits for somebody who waits for him.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void endBefore(Proof proof, String token) {
    requireAgreement(proof);
    pending
        .findOwner(token)
        .ifPresent(
            owner -> {
              Stream.of(owner.accountId(), proof.user().accountId())
                  .distinct()
                  .sorted()
                  .forEach(agreements::keep);
              Stream.of(owner.userId(), proof.user().id()).distinct().sorted().forEach(users::hold);
              pending.end(token);
            });
  }

  /**
   * The half-finished sign-in with this token, if it has come to that step; neither it nor its user
   * is another's before the transaction ends. First his account, then his row, then the sign-in's:
   * everybody in the same order.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<HalfSignIn> hold(String token, Step step) {
    Optional<PendingOwner> owner = pending.findOwner(token);
    owner.map(PendingOwner::accountId).ifPresent(agreements::keep);
    return owner
        .flatMap(found -> users.hold(found.userId()))
        .flatMap(user -> pending.hold(token))
        .filter(half -> half.isAt(step));
  }

  /**
   * Notes that a step is done. Was it the last one, the half-finished sign-in is used up, and he is
   * welcome, unless he is kept out since: FORBIDDEN.
   *
   * @param held what the caller holds, see {@link #hold}
   * @param shown what the step has shown of the browser, if anything
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Passage done(HalfSignIn held, Step step, Optional<Trust> shown, DeviceTokens browser) {
    HalfSignIn rest = pending.done(held, step, shown);
    return rest.open().isEmpty()
        ? Passage.of(welcome(proof(rest), pending.use(rest), browser))
        : Passage.to(rest.open().get(0));
  }

  /**
   * Uses up a half-finished sign-in whose last step gives him another password, which would end it
   * otherwise: call {@link #welcome} after it, in the same transaction.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Trust use(HalfSignIn held) {
    return pending.use(held);
  }

  /** Lets him in: everything was asked. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Welcome welcome(HalfSignIn used, Trust trust, DeviceTokens browser) {
    return welcome(proof(used), trust, browser);
  }

  private void begun(Step step, HalfSignIn half) {
    demands.stream().filter(one -> one.step() == step).forEach(one -> one.begun(half));
  }

  /** The ways without a password know people before their devices. */
  private Proof known(Proof proof, DeviceTokens browser) {
    return proof.on(devices.find(Optional.of(proof.user()), browser));
  }

  private Welcome welcome(Proof proof, Trust trust, DeviceTokens browser) {
    SignInUser user = proof.user();
    // From here on he is held: what is taken from him is gone by now, or finds his session.
    if (!users.signedIn(user, proof.way()) || !counts(proof)) {
      throw refused();
    }
    return new Welcome(
        new SignIn(user.accountId(), user.id(), proof.way()),
        devices.signedIn(user, proof.device(), browser, trust, proof.way()));
  }

  /** Who he is now; minutes may have gone by since he proved it. */
  private Proof proof(HalfSignIn half) {
    SignInUser user = users.find(half.userId(), half.accountId()).orElseThrow(SignInSteps::refused);
    requireHere(half, user);
    requireLetIn(user);
    return new Proof(user, half.way(), half.device());
  }

  private void requireLetIn(SignInUser user) {
    if (user.disabled()) {
      throw keptOut(user, KeptOut.Reason.DISABLED, refused());
    }
    if (user.lockedByHand()) {
      throw keptOut(user, KeptOut.Reason.LOCKED, refused());
    }
    if (accounts.get(user.accountId()).status() != AccountStatus.ACTIVE) {
      throw keptOut(user, KeptOut.Reason.ACCOUNT_CLOSED, refused());
    }
  }

  /** The log tells of it: he holds all that is asked for. */
  private BusinessException keptOut(
      SignInUser user, KeptOut.Reason reason, BusinessException refusal) {
    trail.recordFailure(new KeptOut(user, reason));
    return refusal;
  }

  private boolean counts(Proof proof) {
    return checks.stream().allMatch(check -> check.counts(proof));
  }

  /** Since he has given his password his account may have decided that none lets anybody in. */
  private void requireHere(HalfSignIn half, SignInUser user) {
    if (half.way() != SignIn.Way.SSO && !half.spared()) {
      Optional<String> elsewhere = accounts.findOtherWayIn(half.accountId());
      if (elsewhere.isPresent()) {
        throw keptOut(
            user,
            KeptOut.Reason.SSO_ENFORCED,
            BusinessException.of(Kind.FORBIDDEN, "login.elsewhere", elsewhere.get()));
      }
    }
  }

  /** While he was on his way another provider may have followed the one that let him in. */
  private void requireAgreement(Proof proof) {
    if (proof
        .agreement()
        .filter(number -> !agreements.stays(proof.user().accountId(), number))
        .isPresent()) {
      throw refused();
    }
  }

  /**
   * Whoever waited for his turn may have another password by now or his passkey no more, or be kept
   * out.
   */
  private void requireCurrent(Proof proof) {
    Optional<SignInUser> current =
        users
            .hold(proof.user().id())
            .filter(now -> !now.disabled() && !now.lockedByHand())
            .filter(
                now ->
                    proof.way() != SignIn.Way.PASSWORD
                        || now.passwordHash().equals(proof.user().passwordHash()))
            .filter(now -> counts(proof));
    if (current.isEmpty()) {
      throw refused();
    }
  }

  private static BusinessException refused() {
    return BusinessException.of(Kind.FORBIDDEN, "login.refused");
  }
}
