package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * The people who look after an account: an account never loses the last of them who can come in.
 *
 * <p>Whoever takes one away holds the account's row first, so that two who take away each other do
 * it one after the other, on any number of nodes.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AccountManagers {

  /** Whoever may do in the account all that the built-in role allows, in whatever way. */
  private static final String ABLE =
      "select u.id from app_user u where u.disabled_at is null and u.locked_at is null"
          + " and (u.invited_at is null or u.accepted_at is not null)"
          + " and u.id in (select e.user_id from effective_permission e"
          + " where e.account_id = ?1 and e.permission = 'users:manage')"
          + " and not exists (select 1 from role_permission rp where rp.role_id = 1"
          + " and not exists (select 1 from effective_permission e where e.user_id = u.id"
          + " and e.account_id = ?2 and e.permission = rp.permission))"
          + " and u.id ";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Accounts accounts;

  /**
   * Refuses with CONFLICT to take this user away from the account if nobody else looks after it.
   */
  public void keepOneBeside(User user) {
    if (!anybody(user, "= ?3")) {
      return;
    }
    accounts.lock(user.accountId());
    if (!anybody(user, "<> ?3")) {
      throw BusinessException.of(Kind.CONFLICT, "users.last", user.displayName());
    }
  }

  private boolean anybody(User user, String who) {
    return !em.createNativeQuery(ABLE + who)
        .setParameter(1, user.accountId())
        .setParameter(2, user.accountId())
        .setParameter(3, user.id())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
