package org.gatehouse.login;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Passwords;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Signs people in with a user name and a password.
 *
 * <p>Unknown, wrong, locked and disabled get the same answer after the same work: one look-up, one
 * Argon2id computation, one entry in the audit log.
 */
@Stateless
public class Logins {

  private static final System.Logger LOG = System.getLogger(Logins.class.getName());

  /** Longer input is nobody's name or password. */
  private static final int LONGEST_INPUT = 1_000;

  @Inject SignInUsers users;
  @Inject Passwords passwords;
  @Inject Accounts accounts;
  @Inject Notices notices;
  @Inject AuditTrail trail;
  @Inject Event<AuditEvent> events;
  @Inject CurrentCaller caller;

  /**
   * Signs somebody in, or refuses with FORBIDDEN and one general sentence; only to the right
   * password it may say that the account signs in elsewhere.
   *
   * <p>Runs outside a transaction: nobody who waits for his turn to be hashed holds a connection.
   *
   * @param name a user name, {@code slug:name}, or an e-mail address, as typed
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SignIn signIn(String name, String password) {
    Optional<SignInUser> user = users.find(name.length() > LONGEST_INPUT ? "" : name);
    boolean right = verify(user, password);
    Optional<LoginEvent.Reason> reason = refusal(user, right);
    if (reason.isPresent()) {
      throw refuse(user, reason.get(), right);
    }
    return welcome(user.orElseThrow(), password);
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

  private Optional<LoginEvent.Reason> refusal(Optional<SignInUser> user, boolean right) {
    if (user.isEmpty()) {
      return Optional.of(LoginEvent.Reason.UNKNOWN);
    }
    if (user.get().disabled()) {
      return Optional.of(LoginEvent.Reason.DISABLED);
    }
    if (user.get().locked()) {
      return Optional.of(LoginEvent.Reason.LOCKED);
    }
    if (accounts.get(user.get().accountId()).status() != AccountStatus.ACTIVE) {
      return Optional.of(LoginEvent.Reason.ACCOUNT_CLOSED);
    }
    if (accounts.findOtherWayIn(user.get().accountId()).isPresent()) {
      return Optional.of(LoginEvent.Reason.SSO_ENFORCED);
    }
    return right ? Optional.empty() : Optional.of(LoginEvent.Reason.WRONG);
  }

  private BusinessException refuse(
      Optional<SignInUser> user, LoginEvent.Reason reason, boolean right) {
    trail.recordFailure(
        new LoginEvent.Refused(
            user.map(SignInUser::accountId).orElse(Accounts.PLATFORM.id()),
            user.map(SignInUser::username),
            reason));
    if (reason == LoginEvent.Reason.SSO_ENFORCED) {
      Optional<String> elsewhere = accounts.findOtherWayIn(user.orElseThrow().accountId());
      if (right && elsewhere.isPresent()) {
        return BusinessException.of(Kind.FORBIDDEN, "login.elsewhere", elsewhere.get());
      }
      elsewhere.ifPresent(url -> tell(user.orElseThrow(), url));
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

  private SignIn welcome(SignInUser user, String password) {
    user.passwordHash()
        .filter(passwords::outdated)
        .ifPresent(old -> users.rehashed(user.id(), passwords.hash(password)));
    users.signedIn(user, SignIn.Way.PASSWORD);
    return new SignIn(user.accountId(), user.id(), SignIn.Way.PASSWORD);
  }
}
