package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.gatehouse.platform.config.Settings;

/**
 * Counts the agreements by which somebody else lets an account's people in. When another one
 * follows, whoever came in by the former is out; here it shows that nobody is still on his way who
 * was let in by it.
 */
@Stateless
public class Agreements {

  private static final String NUMBER = "select agreement from account where id = ?1 for ";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @Inject Settings settings;

  /** The number of the one that counts; 0 where there is no such account. */
  public long of(long accountId) {
    Account account = em.find(Account.class, accountId);
    return account == null ? 0 : account.agreement();
  }

  /**
   * Whether that one counts still; if so, nobody replaces it before the transaction ends. Call it
   * before anything is held that whoever replaces it waits for.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean stays(long accountId, long number) {
    return share(accountId).stream().anyMatch(one -> ((Number) one).longValue() == number);
  }

  /**
   * Lets nobody replace the one that counts before the transaction ends. Whoever holds a user and
   * then writes what belongs to the account calls it first: whoever replaces it holds the account
   * before what belongs to users.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void keep(long accountId) {
    share(accountId);
  }

  /**
   * Lets another one follow, once those who are coming in have come in; what came of the former is
   * ended after this call.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void replace(long accountId) {
    accounts.lock(accountId);
    em.createNativeQuery("update account set agreement = agreement + 1 where id = ?1")
        .setParameter(1, accountId)
        .executeUpdate();
  }

  /** Those who come in do not wait for each other, but H2 knows no lock that is shared. */
  private List<?> share(long accountId) {
    return em.createNativeQuery(
            NUMBER + (settings.database().postgresql() ? "key share" : "update"))
        .setParameter(1, accountId)
        .getResultList();
  }
}
