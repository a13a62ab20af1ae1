package org.gatehouse.login.steps;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The half-finished sign-ins of an account that is being erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PendingOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("pending_sign_in", "id", accountId, most);
  }
}
