package org.gatehouse.accounts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Removes rows of an account without reading them, for those who implement {@link Remains}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AccountRows {

  private static final String DELETE =
      "delete from %1$s where account_id = ?1 and %2$s in"
          + " (select %2$s from %1$s where account_id = ?1 fetch first %3$d rows only)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /**
   * Removes so many rows of the account at most; how many there were.
   *
   * @param table a table with a column {@code account_id}
   * @param key the column that tells the account's rows apart, with an index of its own or behind
   *     the account
   */
  public int remove(String table, String key, long accountId, int most) {
    return em.createNativeQuery(DELETE.formatted(table, key, most))
        .setParameter(1, accountId)
        .executeUpdate();
  }
}
