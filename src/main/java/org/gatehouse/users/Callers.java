package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CallerSource;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.SessionUser;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.Entries;
import org.gatehouse.roles.Powers;
import org.gatehouse.roles.Roles;

/**
 * Users as callers, read afresh for every request: a user disabled now, or of an account suspended
 * now, is out now, and so is who was let into another account and may be there no more, or not from
 * the address that he calls from: he is at home then, and can go on.
 *
 * <p>Wrong guesses lock the way in and not who is in: else whoever knows a name could throw its
 * owner out.
 */
@Stateless
public class Callers implements CallerSource {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @EJB Entries entries;
  @EJB Roles roles;
  @Inject AccountRules rules;
  @Inject CurrentCaller current;

  @Override
  public Optional<Caller> findCaller(SessionUser session) {
    return Optional.ofNullable(em.find(User.class, session.userId()))
        .filter(user -> !user.disabled() && !user.lockedByHand())
        .flatMap(user -> atHome(user).map(caller -> elsewhere(caller, user, session)));
  }

  private Optional<Caller> atHome(User user) {
    AccountDetails account = accounts.get(user.accountId());
    return account.status() == AccountStatus.ACTIVE
        ? Optional.of(
            caller(
                user,
                account.asCallersAccount(),
                account,
                roles.powers(user.id(), user.accountId(), user.accountId())))
        : Optional.empty();
  }

  @Override
  public void speaks(long userId, String language) {
    em.createQuery("update User u set u.language = :language where u.id = :id")
        .setParameter("language", language)
        .setParameter("id", userId)
        .executeUpdate();
  }

  /** The same person where he has chosen to act, if somebody lets him. */
  private Caller elsewhere(Caller caller, User user, SessionUser session) {
    Optional<Long> chosen = session.actingAccountId().filter(id -> id != user.accountId());
    if (chosen.isEmpty()) {
      return caller;
    }
    AccountDetails there = accounts.get(chosen.get());
    if (caller.may(Permission.ACCOUNTS_OPERATE)) {
      // In an erased account there is nothing left to act on; its log is read at its address.
      return there.status() != AccountStatus.ERASED && entries.open(user.id(), there.id())
          ? caller.in(there.asCallersAccount())
          : caller;
    }
    return there.status() == AccountStatus.ACTIVE
            && roles.holdsAny(user.id(), there.id())
            && rules.admits(there.id(), current.origin().address())
        ? caller(
            user,
            there.asCallersAccount(),
            accounts.get(user.accountId()),
            roles.powers(user.id(), user.accountId(), there.id()))
        : caller;
  }

  private static Caller caller(
      User user, Caller.Account account, AccountDetails home, Powers powers) {
    return new Caller(
        Caller.Kind.USER,
        account,
        home.asCallersAccount(),
        Optional.of(user.id()),
        user.username(),
        user.displayName(),
        user.email(),
        user.language().or(home::chosenLanguage),
        user.zone(),
        powers.permissions(),
        powers.elsewhere(),
        Optional.empty(),
        false);
  }
}
