package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.Slug;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.trail.AuditEvent;

/**
 * Users as the ways to sign in look for them; the caller is not known yet, so nothing here asks for
 * a permission and nothing here is for pages. Whoever was away for too long is disabled here,
 * whether or not somebody has made it so: {@link DueStops} does when he is refused.
 */
@Stateless
public class SignInUsers {

  private static final String ACCEPT =
      "update User u set u.acceptedAt = :now"
          + " where u.id = :id and u.invitedAt is not null and u.acceptedAt is null";
  static final String SIGN_IN =
      "update User u set u.lastSignInAt = :now where u.id = :id and u.disabledAt is null"
          + " and (u.lockedAt is null or u.lockedReason = :attempts)";
  private static final String SAME_PASSWORD = " and u.passwordHash = :hash";
  private static final String REHASH =
      "update User u set u.passwordHash = :hash where u.id = :id and u.passwordHash = :old";
  private static final int MOST_NAMESAKES = 100;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @EJB Inactive inactive;
  @Inject Event<AuditEvent> events;

  /**
   * The one user who signs in with a password under what was typed: {@code name} while only one
   * user with a password has it on the platform, {@code slug:name}, or an e-mail address by the
   * same rules. Empty for nobody and for several alike. An account's own host implies the account.
   *
   * <p>What looks like an address means first of all him whose address it is: he has got his
   * password by a mail to it, while any account can call its users what it likes, and would take
   * his way in from him.
   */
  public Optional<SignInUser> find(String typed) {
    if (caller.host().own()) {
      return find(caller.host().owner().withoutSlug(typed), caller.host().owner().id());
    }
    int colon = typed.indexOf(':');
    if (colon >= 0) {
      String slug = typed.substring(0, colon).strip();
      String key = Slug.possible(slug) ? Identifiers.key(typed.substring(colon + 1)) : "";
      return inactive.judged(rows.namedIn(slug, key));
    }
    String key = Identifiers.key(typed);
    boolean address = key.indexOf('@') >= 0;
    List<User> found = rows.withPassword(!address, key);
    if (found.size() != 1) {
      found = rows.withPassword(address, key);
    }
    return inactive.judged(found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty());
  }

  /** Whether there is any user on the platform. */
  public boolean anybody() {
    return !em.createQuery("select u.id from User u", Long.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The user with this id, of any account. */
  public SignInUser get(long userId) {
    return rows.get(userId).forSignIn();
  }

  /** The user of that account with this user name or else e-mail address. */
  public Optional<SignInUser> find(String typed, long accountId) {
    String key = Identifiers.key(typed);
    return inactive.judged(rows.byName(accountId, key).or(() -> rows.byEmail(accountId, key)));
  }

  /** The user of the caller's account with this e-mail address, in any case. */
  public Optional<SignInUser> findByEmail(String email) {
    return inactive.judged(rows.byEmail(caller.accountId(), Identifiers.key(email)));
  }

  /** The user with this id, if he belongs to the caller's account. */
  public Optional<SignInUser> find(long userId) {
    return inactive.judged(
        Optional.ofNullable(em.find(User.class, userId))
            .filter(user -> user.accountId() == caller.accountId()));
  }

  /** The user with this id, if he belongs to that account. */
  public Optional<SignInUser> find(long userId, long accountId) {
    return inactive.judged(rows.find(userId).filter(user -> user.accountId() == accountId));
  }

  /** The user with this id; nobody else changes him or has his turn before the transaction ends. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<SignInUser> hold(long userId) {
    Optional<User> found = rows.find(userId);
    found.ifPresent(rows::hold);
    return found.map(User::forSignIn);
  }

  /**
   * Makes a user of the caller's account out of a single sign-on, without role and password. If
   * somebody has the user name already, a number is put behind it; an e-mail address that somebody
   * has is a CONFLICT, a value that can not be one INVALID.
   */
  public SignInUser create(NewSsoUser wanted) {
    Complaints complaints = new Complaints();
    CheckedUser checked = CheckedUser.of(freeName(wanted), complaints);
    complaints.refuse();
    User user = new User(caller.accountId(), checked, Origin.SSO, clock.instant());
    rows.insert(user);
    events.fire(new UserEvent.Arrived(user.accountId(), UserEvent.Deed.CREATE, user.subject()));
    return user.forSignIn();
  }

  /**
   * Notes that he has signed in, and how; by that he has accepted an invitation, too.
   *
   * @return false, and nothing is noted, if he is kept out or has another password by now than the
   *     one that was proved
   */
  public boolean signedIn(SignInUser user, SignIn.Way way) {
    boolean byPassword = way == SignIn.Way.PASSWORD;
    Query note =
        em.createQuery(byPassword ? SIGN_IN + SAME_PASSWORD : SIGN_IN)
            .setParameter("now", clock.instant())
            .setParameter("id", user.id())
            .setParameter("attempts", Reason.ATTEMPTS);
    if (byPassword) {
      note.setParameter("hash", user.passwordHash().orElse(""));
    }
    if (note.executeUpdate() == 0) {
      return false;
    }
    events.fire(new UserEvent.SignedIn(user, way));
    if (user.awaited() && accept(user.id())) {
      var subject = new UserEvent.Subject(user.username(), user.email());
      events.fire(new UserEvent.Arrived(user.accountId(), UserEvent.Deed.ACCEPT, subject));
    }
    return true;
  }

  /**
   * Keeps the same password hashed with today's parameters; its age stays.
   *
   * @return the user with that hash, or as he was if he has another one by now
   */
  public SignInUser rehashed(SignInUser user, String hash) {
    int kept =
        em.createQuery(REHASH)
            .setParameter("hash", hash)
            .setParameter("id", user.id())
            .setParameter("old", user.passwordHash().orElse(""))
            .executeUpdate();
    return kept == 1 ? user.withPassword(hash) : user;
  }

  private boolean accept(long userId) {
    return em.createQuery(ACCEPT)
            .setParameter("now", clock.instant())
            .setParameter("id", userId)
            .executeUpdate()
        == 1;
  }

  private NewSsoUser freeName(NewSsoUser wanted) {
    String name = wanted.username();
    for (int number = 2; rows.taken(caller.accountId(), name); number++) {
      if (number > MOST_NAMESAKES) {
        throw BusinessException.conflict("username", "users.username.taken");
      }
      name = wanted.username().strip() + "~" + number;
    }
    return new NewSsoUser(name, wanted.email(), wanted.firstName(), wanted.lastName());
  }
}
