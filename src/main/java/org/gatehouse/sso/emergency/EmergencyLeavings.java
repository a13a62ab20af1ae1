package org.gatehouse.sso.emergency;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** Emergency codes, and what was asked for, go with their owner and with his account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmergencyLeavings implements Belongings, Remains {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject AccountRows rows;
  @Inject EmergencyCodes codes;

  @Override
  public void forget(Leaver leaver) {
    codes.revoke(leaver.userId());
    em.createNamedQuery("EmergencyRequest.forget")
        .setParameter("user", leaver.userId())
        .executeUpdate();
  }

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("emergency_code", "id", accountId, most)
        + rows.remove("emergency_request", "id", accountId, most);
  }
}
