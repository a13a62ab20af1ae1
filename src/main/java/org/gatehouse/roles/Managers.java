package org.gatehouse.roles;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * The rule that an account never loses its last account manager, and the platform not its last
 * operator.
 *
 * <p>Every change that could take one away runs in here: it holds the account's row, so that of two
 * changes at once the second sees what the first has left.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Managers {

  /** The role of whoever looks after an account. */
  public static final long ROLE = Role.ACCOUNT_MANAGER;

  private static final String HOLDERS =
      "select m.user_id from account_manager m where m.account_id = ?1"
          + " union select p.user_id from effective_permission p"
          + " join app_user u on u.id = p.user_id and u.account_id = p.account_id"
          + " where p.account_id = ?1 and p.account_id = ?2 and p.permission = 'accounts:operate'"
          + " and u.disabled_at is null";

  private static final String MANAGERS =
      "select m.user_id from account_manager m where m.account_id = ?1";

  /** The same rules as those of the view, for those who look after the platform. */
  private static final String OPERATORS =
      "select er.user_id from effective_role er"
          + " join role_permission rp on rp.role_id = er.role_id"
          + " join app_user u on u.id = er.user_id and u.account_id = er.account_id"
          + " where er.account_id = ?1 and rp.permission = 'accounts:operate'"
          + " and er.valid_until is null and u.disabled_at is null"
          + " and (u.locked_at is null or u.locked_reason <> 'BY_HAND')"
          + " and (u.invited_at is null or u.accepted_at is not null)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;

  /**
   * Makes a change; CONFLICT, and nothing is changed, if the account had an account manager before
   * and has none after it.
   */
  public <T> T keeping(long accountId, Supplier<T> change) {
    accounts.lock(accountId);
    boolean had = any(accountId);
    T result = change.get();
    if (had && !any(accountId)) {
      throw BusinessException.of(Kind.CONFLICT, "roles.lastManager");
    }
    return result;
  }

  /** Who looks after the account and can come in; in the platform's own, its operators, too. */
  public Set<Long> of(long accountId) {
    return ids(
        em.createNativeQuery(HOLDERS)
            .setParameter(1, accountId)
            .setParameter(2, Accounts.PLATFORM.id()));
  }

  /**
   * Those of whom one must stay: who looks after the account for good and can come in; in the
   * platform's own that is its operators.
   */
  public Set<Long> keepers(long accountId) {
    return ids(em.createNativeQuery(keeping(accountId)).setParameter(1, accountId));
  }

  /**
   * Whether anybody looks after the account for good and can come in; in the platform's own that is
   * an operator. What was written counts.
   */
  public boolean any(long accountId) {
    em.flush();
    return !em.createNativeQuery(keeping(accountId))
        .setParameter(1, accountId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private static String keeping(long accountId) {
    return accountId == Accounts.PLATFORM.id() ? OPERATORS : MANAGERS;
  }

  private static Set<Long> ids(Query query) {
    List<?> ids = query.getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
  }
}
