package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.OwnPassword;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** The caller's own passkeys, and nobody else's. */
@Stateless
public class OwnPasskeys {

  private static final int LONGEST_NAME = 60;
  private static final String NAME = "passkeyName";

  /** The field of the password that the removal of one takes. */
  static final String GONE = "passkeyGone";

  /** The field of the password that a new passkey takes. */
  private static final String CURRENT = "passkeyCurrent";

  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB SignInUsers users;
  @EJB Agreements agreements;
  @EJB OwnPassword password;
  @EJB OwnPasskeys confirmed;
  @Inject RelyingParty relyingParty;
  @EJB Challenges challenges;
  @Inject PasskeyOptions options;
  @Inject Ceremonies ceremonies;
  @EJB Passkeys passkeys;
  @EJB PasskeyChanges changes;
  @EJB AuditTrail trail;

  /** What passkeys are to the caller. */
  public enum Use {
    /** He may have them. */
    POSSIBLE,
    /** Browsers make none for where we are. */
    NO_NAME,
    /** The people of his account sign in elsewhere. */
    ELSEWHERE
  }

  /** What passkeys are to the caller. */
  public Use use() {
    if (!relyingParty.isAvailable()) {
      return Use.NO_NAME;
    }
    return accounts.findOtherWayIn(caller.get().home().id()).isPresent()
        ? Use.ELSEWHERE
        : Use.POSSIBLE;
  }

  /** The caller's passkeys, the oldest first. */
  public List<PasskeyDetails> list() {
    return passkeys.list(self().id());
  }

  /**
   * What the browser is asked, as JSON, after the caller has typed his password once more. INVALID
   * concerns {@code passkeyName} or {@code passkeyCurrent}.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public String begin(String name, String typed, String browserToken) {
    SignInUser owner = self();
    try {
      requirePossible();
      named(name);
      password.confirm(typed, CURRENT);
      passkeys.requireRoom(owner.id());
    } catch (BusinessException refusal) {
      throw failed(owner, refusal);
    }
    return options.toRegister(
        challenges.toRegister(owner.id(), browserToken),
        UserHandle.of(owner.accountId(), owner.id()),
        caller.get().home().slug() + ":" + owner.username(),
        owner.displayName(),
        passkeys.materials(owner.id()));
  }

  /**
   * Keeps what the browser answered. Outside a transaction: a challenge that was answered stays
   * used whatever follows.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void finish(String name, String credential, String browserToken, String ownToken) {
    SignInUser owner = self();
    try {
      requirePossible();
      Attestation made = ceremonies.readAttestation(credential);
      if (!challenges.useToRegister(owner.id(), made.challenge(), browserToken)) {
        throw BusinessException.of(Kind.CONFLICT, "passkeys.over");
      }
      passkeys.add(owner, named(name), made, ownToken);
    } catch (Unproved unproved) {
      throw failed(owner, BusinessException.of(Kind.CONFLICT, "passkeys.unproved"));
    } catch (BusinessException refusal) {
      throw failed(owner, refusal);
    }
  }

  /**
   * Removes one after the caller has typed his password once more; NOT_FOUND if it is not there or
   * another's, INVALID concerns {@code passkeyGone}.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void remove(long id, String typed, String ownToken) {
    try {
      password.confirmAt(GONE, typed);
    } catch (BusinessException refusal) {
      Caller who = caller.get();
      trail.recordFailure(
          new PasskeyEvent.RemoveFailed(who.home().id(), who.userName(), refusal.key()));
      throw refusal;
    }
    confirmed.drop(id, ownToken);
  }

  /** Removes one; the caller has proved himself. */
  public void drop(long id, String ownToken) {
    // Whoever signs in by it now is in before, and is signed out, or is refused.
    agreements.keep(caller.get().home().id());
    SignInUser owner = users.hold(self().id()).orElseThrow(BusinessException::notFound);
    PasskeyDetails gone = passkeys.remove(owner.id(), id).orElseThrow(BusinessException::notFound);
    changes.removed(owner, gone.name(), ownToken);
  }

  private void requirePossible() {
    if (use() != Use.POSSIBLE) {
      throw BusinessException.forbidden();
    }
  }

  private static String named(String typed) {
    Complaints complaints = new Complaints();
    String name = OneLine.required(NAME, typed, LONGEST_NAME, complaints);
    complaints.refuse();
    return name;
  }

  private BusinessException failed(SignInUser owner, BusinessException refusal) {
    trail.recordFailure(
        new PasskeyEvent.AddFailed(owner.accountId(), owner.username(), refusal.key()));
    return refusal;
  }

  private SignInUser self() {
    Caller user = caller.get();
    return users
        .find(user.userId().orElseThrow(BusinessException::forbidden), user.home().id())
        .orElseThrow(BusinessException::forbidden);
  }
}
