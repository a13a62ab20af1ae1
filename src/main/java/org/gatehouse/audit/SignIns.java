package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.trail.OwnEntries;
import org.gatehouse.trail.Values;
import org.gatehouse.users.Users;

/**
 * When, from where and how somebody signed in of late, and what was refused: his own for everybody,
 * and those of others for whoever looks after them, without the rest of the log.
 */
@Stateless
public class SignIns {

  /** How many of them are told at most. */
  public static final int MOST = 20;

  private static final Duration OF_LATE = Duration.ofDays(90);
  private static final String ENTRIES =
      LogSelect.COLUMNS
          + "d.accountId = :account and d.userNameKey = :name and d.occurredAt > :since"
          + " and ((d.item = 'User' and d.action = 'Login')"
          + " or (d.item in ('Sign-in', 'Single sign-on') and d.action = 'Refuse'))"
          + OwnEntries.CONDITION
          + " order by d.occurredAt desc, d.id desc";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager entries;

  @Inject CurrentCaller caller;
  @EJB Users users;
  @Inject EntryReader reader;
  @Inject Clock clock;

  /** The caller's own, the newest first; he signs in to the account that he belongs to. */
  public List<SignInEntry> own(Locale language) {
    return read(caller.get().home(), caller.get().userName(), language);
  }

  /** Those of the user with this name or id, the newest first. */
  @PermissionRequired(Permission.USERS_MANAGE)
  public List<SignInEntry> of(String nameOrId, Locale language) {
    return read(caller.get().account(), users.get(nameOrId).username(), language);
  }

  private List<SignInEntry> read(Caller.Account account, String username, Locale language) {
    return entries
        .createQuery(ENTRIES, Object[].class)
        .setParameter("account", account.id())
        .setParameter("name", Values.nameKey(username))
        .setParameter("since", clock.instant().minus(OF_LATE))
        .setMaxResults(MOST)
        .getResultStream()
        .map(row -> SignInEntry.of(reader.read(row, account.slug(), language)))
        .toList();
  }
}
