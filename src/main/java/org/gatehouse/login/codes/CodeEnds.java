package org.gatehouse.login.codes;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** Codes, and what is counted of them, live no longer than their user and his account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CodeEnds implements Belongings, Remains {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB AccountRows rows;

  @Override
  public void forget(Leaver leaver) {
    for (String query : new String[] {"SentCode.forget", "WrongCode.forget"}) {
      em.createNamedQuery(query).setParameter("user", leaver.userId()).executeUpdate();
    }
  }

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("sign_in_code", "id", accountId, most)
        + rows.remove("wrong_code", "id", accountId, most);
  }
}
