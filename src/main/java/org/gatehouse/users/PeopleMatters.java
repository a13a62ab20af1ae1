package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;
import org.gatehouse.roles.Managers;

/** People who are locked out, invitations that end, and an account that hangs on one person. */
@Stateless
public class PeopleMatters implements NeedsAttention {

  private static final Duration SOON = Duration.ofDays(3);

  private static final String LOCKED_OUT =
      "select u.id from User u where u.accountId = :account and u.status = 'LOCKED'"
          + " and u.lockedReason = :reason";

  /** So many are counted at most. */
  private static final int MOST = 100;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Managers managers;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  @Override
  public Permission permission() {
    return Permission.USERS_MANAGE;
  }

  @Override
  public List<Matter> matters() {
    List<Matter> matters = new ArrayList<>();
    int locked =
        em.createQuery(LOCKED_OUT, Long.class)
            .setParameter("account", caller.accountId())
            .setParameter("reason", Reason.ATTEMPTS)
            .setMaxResults(MOST)
            .getResultList()
            .size();
    if (locked > 0) {
      matters.add(matter(Matter.Level.BAD, "locked", locked, "lock", "/users?status=LOCKED"));
    }
    Instant now = clock.instant();
    int ending =
        em.createNamedQuery("Invitation.ending", OpenInvitation.class)
            .setParameter("account", caller.accountId())
            .setParameter("from", now)
            .setParameter("to", now.plus(SOON))
            .setMaxResults(MOST)
            .getResultList()
            .size();
    if (ending > 0) {
      matters.add(matter(Matter.Level.INFO, "invitations", ending, "invite", "/users/invitations"));
    }
    if (managers.of(caller.accountId()).size() == 1) {
      matters.add(matter(Matter.Level.INFO, "manager", 1, "users", "/users?create=1#new-user"));
    }
    return matters;
  }

  private static Matter matter(
      Matter.Level level, String name, int count, String icon, String path) {
    return new Matter(level, name, List.of(count), icon, path);
  }
}
