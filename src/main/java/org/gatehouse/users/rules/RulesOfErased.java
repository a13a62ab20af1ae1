package org.gatehouse.users.rules;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.accounts.Remains;

/** What the nights left of an account that is erased; the rest goes with its people. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RulesOfErased implements Remains {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Override
  public int remove(long accountId, int most) {
    return em.createQuery("delete from NightRun r where r.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }
}
