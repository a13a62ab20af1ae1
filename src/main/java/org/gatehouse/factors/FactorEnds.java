package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** Keys of apps and recovery codes live no longer than their owner and his account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FactorEnds implements Belongings, Remains {

  @EJB AccountRows rows;
  @Inject AppKeys apps;
  @Inject RecoveryCodes recovery;

  @Override
  public void forget(Leaver leaver) {
    apps.removeAll(leaver.userId());
    recovery.removeAll(leaver.userId());
  }

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("app_key", "id", accountId, most)
        + rows.remove("recovery_code", "id", accountId, most);
  }
}
