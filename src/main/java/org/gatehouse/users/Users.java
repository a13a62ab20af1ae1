package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.Sessions;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Grant;
import org.gatehouse.roles.Managers;
import org.gatehouse.roles.Roles;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/** The people of the caller's account. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class Users {

  private static final int LONGEST = 254;

  /** After these the user does not look after the account any more. */
  private static final Set<UserEvent.Deed> TAKE_AWAY =
      EnumSet.of(UserEvent.Deed.DISABLE, UserEvent.Deed.LOCK);

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Roles roles;
  @EJB Managers managers;
  @Inject TeamNames teamNames;
  @Inject Passwords passwords;
  @EJB Sessions sessions;
  @EJB UserRows rows;
  @Inject Reach reach;
  @EJB UserChanges changes;
  @EJB EmailChanges emails;
  @EJB Invitations invitations;
  @EJB Inactive inactive;
  @Inject All<LockBound> lockBound;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /**
   * Makes a user: with a password if an operator gives one, else he gets an invitation by mail.
   * INVALID names all fields that are wrong, CONFLICT the one that somebody else has.
   */
  public UserDetails create(NewUser wanted) {
    try {
      return make(wanted);
    } catch (BusinessException refusal) {
      record(UserEvent.Deed.CREATE, wanted.username(), wanted.email(), refusal);
      throw refusal;
    }
  }

  /** The user with this name or id. */
  public UserDetails get(String nameOrId) {
    return details(rows.get(caller.accountId(), nameOrId));
  }

  /**
   * Changes what may be changed of a user by hand; INVALID names all fields that are wrong. His
   * user name never changes, and his address only by being confirmed.
   *
   * @param shown his data as the caller saw them. CONFLICT if they are others by now
   */
  public UserDetails update(String nameOrId, PersonChange wanted, String shown) {
    try {
      User user = rows.get(caller.accountId(), nameOrId);
      reach.require(user);
      if (reach.himself(user)) {
        changes.applyToHimself(user, wanted, shown);
      } else if (changes.apply(user, wanted, shown)) {
        sessions.endAll(user.id());
      }
      return details(user);
    } catch (BusinessException refusal) {
      record(UserEvent.Deed.UPDATE, nameOrId, null, refusal);
      throw refusal;
    }
  }

  /**
   * Asks for another address of a user: it counts when it is confirmed, or at once for somebody who
   * has not come in yet and is invited anew.
   */
  public void changeEmail(String nameOrId, @Nullable String typed) {
    try {
      User user = rows.get(caller.accountId(), nameOrId);
      reach.requireOther(user);
      // He may be accepting his invitation at this moment: then the address is not free any more.
      rows.hold(user);
      if (user.awaited()) {
        emails.correct(user, typed);
        invitations.send(user);
      } else {
        emails.request(user, typed);
      }
    } catch (BusinessException refusal) {
      record(UserEvent.Deed.EMAIL, nameOrId, null, refusal);
      throw refusal;
    }
  }

  /**
   * Keeps him out until he is enabled again; his sessions end. Tells what was done, nothing if he
   * was kept out already.
   */
  public Optional<Stopped> disable(String nameOrId) {
    return change(
        nameOrId,
        UserEvent.Deed.DISABLE,
        user -> !user.disabled(),
        (user, now) -> user.disable(Reason.BY_HAND, now));
  }

  /** Lets him in again, also if it is a rule that keeps him out and nobody has applied it yet. */
  public void enable(String nameOrId) {
    change(nameOrId, UserEvent.Deed.ENABLE, inactive::keepsOut, User::enable);
  }

  /** The same until he is unlocked. */
  public Optional<Stopped> lock(String nameOrId) {
    return change(
        nameOrId,
        UserEvent.Deed.LOCK,
        user -> !user.lockedByHand(),
        (user, now) -> user.lock(Reason.BY_HAND, now));
  }

  /** Lets him in again. */
  public void unlock(String nameOrId) {
    change(
        nameOrId,
        UserEvent.Deed.UNLOCK,
        User::locked,
        (user, now) -> {
          user.unlock();
          lockBound.forEach(feature -> feature.unlocked(user.id()));
        });
  }

  private UserDetails make(NewUser wanted) {
    Complaints complaints = new Complaints();
    CheckedUser checked = CheckedUser.of(wanted, complaints);
    Optional<String> hash = hash(wanted.password(), checked, complaints);
    Grant grant = roles.check(wanted.roles(), complaints);
    complaints.refuse();
    if (rows.taken(caller.accountId(), checked.username())) {
      throw BusinessException.conflict("username", "users.username.taken");
    }
    Instant now = clock.instant();
    User user = new User(caller.accountId(), checked, Origin.MANUAL, now);
    hash.ifPresentOrElse(made -> user.password(made, now), () -> user.invited(now));
    rows.insert(user);
    roles.assign(user.id(), grant);
    if (hash.isEmpty()) {
      invitations.send(user);
    }
    events.fire(new UserEvent.Done(caller.accountId(), UserEvent.Deed.CREATE, user.subject()));
    return user.details(grant.names(), List.of());
  }

  /** Before the first query, so that nobody holds a connection while he waits for his turn. */
  private Optional<String> hash(
      @Nullable String password, CheckedUser user, Complaints complaints) {
    if (password == null) {
      return Optional.empty();
    }
    if (!caller.get().may(Permission.ACCOUNTS_OPERATE)) {
      complaints.add("password", "users.password.operators");
    } else {
      Caller.Account account = caller.get().account();
      var owner = new PasswordOwner(user.username(), user.email(), account.name(), account.slug());
      PasswordRule.check(password, owner, complaints);
    }
    return complaints.none() ? Optional.of(passwords.hash(password)) : Optional.empty();
  }

  private Optional<Stopped> change(
      String nameOrId,
      UserEvent.Deed deed,
      Predicate<User> needed,
      BiConsumer<User, Instant> change) {
    try {
      return TAKE_AWAY.contains(deed)
          ? managers.keeping(caller.accountId(), () -> apply(nameOrId, deed, needed, change))
          : apply(nameOrId, deed, needed, change);
    } catch (BusinessException refusal) {
      record(deed, nameOrId, null, refusal);
      throw refusal;
    }
  }

  private Optional<Stopped> apply(
      String nameOrId,
      UserEvent.Deed deed,
      Predicate<User> needed,
      BiConsumer<User, Instant> change) {
    User user = rows.get(caller.accountId(), nameOrId);
    reach.requireAnother(user, deed);
    rows.hold(user);
    if (!needed.test(user)) {
      return Optional.empty();
    }
    // As the database keeps it: whoever takes it back knows it by that.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Stop> before =
        deed == UserEvent.Deed.LOCK ? Optional.ofNullable(user.locking()) : Optional.empty();
    change.accept(user, now);
    if (TAKE_AWAY.contains(deed)) {
      sessions.endAll(user.id());
      emails.endWaiting(user.id());
    }
    events.fire(new UserEvent.Done(caller.accountId(), deed, user.subject()));
    return Optional.of(new Stopped(now, before));
  }

  private void record(
      UserEvent.Deed deed, @Nullable String name, @Nullable String email, BusinessException why) {
    var subject =
        new UserEvent.Subject(OneLine.harmless(name, LONGEST), OneLine.harmless(email, LONGEST));
    trail.recordFailure(new UserEvent.Failed(caller.accountId(), deed, subject, why.key()));
  }

  private UserDetails details(User user) {
    List<Long> id = List.of(user.id());
    return user.details(
        roles.names(id).getOrDefault(user.id(), List.of()),
        teamNames.ofUsers(id).getOrDefault(user.id(), List.of()));
  }
}
