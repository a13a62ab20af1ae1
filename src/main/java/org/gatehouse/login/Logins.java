package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.parts.All;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.DueStops;
import org.gatehouse.users.Passwords;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Finds out who somebody is by his user name and password; what lies between that and his session
 * is another concern.
 *
 * <p>Unknown, wrong, locked and disabled get the same answer after the same work: one look-up, one
 * Argon2id computation, one judgement, one entry in the audit log.
 */
@Stateless
public class Logins {

  private static final System.Logger LOG = System.getLogger(Logins.class.getName());

  /** Longer input is nobody's name or password. */
  private static final int LONGEST_INPUT = 1_000;

  @EJB SignInUsers users;
  @Inject Passwords passwords;
  @EJB Claims claims;
  @Inject Lockout lockout;
  @EJB Notices notices;
  @EJB AuditTrail trail;
  @Inject Event<AuditEvent> events;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject AccountRules rules;
  @Inject All<SpareKeys> spares;
  @EJB DueStops stops;

  /** The same as {@link #signIn(String, String, String, DeviceTokens)} without a code. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Proof signIn(String name, String password, DeviceTokens browser) {
    return signIn(name, password, "", browser);
  }

  /**
   * Takes somebody's proof, or refuses with FORBIDDEN and one general sentence; only to the right
   * password it may say that the account signs in elsewhere.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   *
   * @param name a user name, {@code slug:name}, or an e-mail address, as typed
   * @param spare a code that lets him in although his account's people sign in elsewhere, or
   *     nothing; a wrong one is a wrong guess
   * @param browser the tokens by which the browser may be known as a device of his
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Proof signIn(String name, String password, String spare, DeviceTokens browser) {
    Instant begun = clock.instant();
    Claim claim = claims.of(name.length() > LONGEST_INPUT ? "" : name, browser);
    Optional<SignInUser> user = claim.user();
    Optional<Long> device = claim.device();
    long account = user.map(SignInUser::accountId).orElse(Accounts.PLATFORM.id());
    boolean with = !spare.isBlank();
    boolean fits = with && spares.stream().anyMatch(keys -> keys.fits(user, spare));
    boolean right = verify(user, password);
    Optional<String> elsewhere = claim.elsewhere();
    boolean spared = with && elsewhere.isPresent();
    // Whoever has such a code is not stopped by others' guesses.
    Optional<Long> from = spared && fits ? Optional.of(Lockout.SPARE) : device;
    Optional<LoginEvent.Reason> barred = barred(user, from, claim.status());
    boolean signsIn = elsewhere.isEmpty() || (spared && fits);
    Verdict verdict =
        barred.isPresent()
            ? lockout.pretend(name)
            : lockout.judge(
                user.orElseThrow(),
                signsIn ? from : Optional.of(Lockout.ELSEWHERE),
                right && (fits || !spared),
                new Lockout.Limit(claim.rules().maxLoginAttempts(), elsewhere.isEmpty()));
    Optional<LoginEvent.Reason> reason =
        barred
            .or(
                () ->
                    spared ? Optional.empty() : elsewhere.map(u -> LoginEvent.Reason.SSO_ENFORCED))
            .or(verdict::reason)
            .or(() -> place(account))
            .or(() -> spared ? use(user.orElseThrow(), spare) : Optional.empty());
    if (reason.isPresent()) {
      throw refuse(user, reason.get(), elsewhere, verdict == Verdict.RIGHT);
    }
    return new Proof(
        upToDate(user.orElseThrow(), password),
        SignIn.Way.PASSWORD,
        device,
        Proof.current(claim.rules(), begun, clock.instant()),
        Optional.empty(),
        Optional.empty(),
        spared);
  }

  /** Of two sign-ins with one code the second comes too late. */
  private Optional<LoginEvent.Reason> use(SignInUser user, String spare) {
    return spares.stream().anyMatch(keys -> keys.use(user, spare))
        ? Optional.empty()
        : Optional.of(LoginEvent.Reason.WRONG);
  }

  /** Records that the caller has signed out. */
  public void signOut() {
    Caller user = caller.get();
    events.fire(
        new LoginEvent.LoggedOut(
            user.home().id(), user.userName(), user.displayName(), user.email()));
  }

  private boolean verify(Optional<SignInUser> user, String password) {
    if (password.length() > LONGEST_INPUT) {
      return passwords.verifyNobody(password.substring(0, LONGEST_INPUT));
    }
    return user.flatMap(SignInUser::passwordHash)
        .map(hash -> passwords.verify(password, hash))
        .orElseGet(() -> passwords.verifyNobody(password));
  }

  /** Why no password lets him in; a lock after wrong guesses spares his devices. */
  private static Optional<LoginEvent.Reason> barred(
      Optional<SignInUser> user, Optional<Long> device, AccountStatus status) {
    if (user.isEmpty()) {
      return Optional.of(LoginEvent.Reason.UNKNOWN);
    }
    if (user.get().disabled()) {
      return Optional.of(LoginEvent.Reason.DISABLED);
    }
    if (user.get().lockedByHand() || (user.get().locked() && device.isEmpty())) {
      return Optional.of(LoginEvent.Reason.LOCKED);
    }
    return status == AccountStatus.ACTIVE
        ? Optional.empty()
        : Optional.of(LoginEvent.Reason.ACCOUNT_CLOSED);
  }

  /** Only the right password asks for it, so that nobody learns an account's networks. */
  private Optional<LoginEvent.Reason> place(long account) {
    return rules.admits(account, caller.origin().address())
        ? Optional.empty()
        : Optional.of(LoginEvent.Reason.ADDRESS);
  }

  private BusinessException refuse(
      Optional<SignInUser> user,
      LoginEvent.Reason reason,
      Optional<String> elsewhere,
      boolean right) {
    trail.recordFailure(
        new LoginEvent.Refused(
            user.map(SignInUser::accountId).orElse(Accounts.PLATFORM.id()),
            user.map(SignInUser::username),
            reason));
    if (reason == LoginEvent.Reason.DISABLED) {
      user.map(SignInUser::id).ifPresent(stops::soon);
    }
    if (reason == LoginEvent.Reason.SSO_ENFORCED) {
      String url = elsewhere.orElseThrow();
      if (right) {
        return BusinessException.of(Kind.FORBIDDEN, "login.elsewhere", url);
      }
      tell(user.orElseThrow(), url);
    }
    return BusinessException.of(Kind.FORBIDDEN, "login.refused");
  }

  private void tell(SignInUser user, String where) {
    try {
      notices.signInElsewhere(user, where);
    } catch (EJBException somebodyElseIsTellingHim) {
      LOG.log(System.Logger.Level.DEBUG, "Another request tells user {0}.", user.id());
    }
  }

  private SignInUser upToDate(SignInUser user, String password) {
    return user.passwordHash().filter(passwords::outdated).isPresent()
        ? rehashed(user, password)
        : user;
  }

  /** Another sign-in of his may have been first; it has left the same password. */
  private SignInUser rehashed(SignInUser user, String password) {
    SignInUser known = users.rehashed(user, passwords.hash(password));
    if (!known.passwordHash().equals(user.passwordHash())) {
      return known;
    }
    SignInUser now = users.get(user.id());
    return verify(Optional.of(now), password) ? now : user;
  }
}
