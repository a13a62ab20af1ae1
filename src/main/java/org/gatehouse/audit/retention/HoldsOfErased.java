package org.gatehouse.audit.retention;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The holds of an account that is erased; the log tells that there were some. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class HoldsOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("audit_hold", "id", accountId, most);
  }
}
