package org.gatehouse.roles;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Supplier;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * The rule that an account never loses its last account manager.
 *
 * <p>Every change that could take one away runs in here: it holds the account's row, so that of two
 * changes at once the second sees what the first has left.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Managers {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Accounts accounts;

  /**
   * Makes a change; CONFLICT, and nothing is changed, if the account had an account manager before
   * and has none after it.
   */
  public <T> T keeping(long accountId, Supplier<T> change) {
    accounts.lock(accountId);
    boolean had = any(accountId);
    T result = change.get();
    em.flush();
    if (had && !any(accountId)) {
      throw BusinessException.of(Kind.CONFLICT, "roles.lastManager");
    }
    return result;
  }

  private boolean any(long accountId) {
    return !em.createNativeQuery("select user_id from account_manager where account_id = ?1")
        .setParameter(1, accountId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
