package org.gatehouse.policy;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The rules of an account that is erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PolicyOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("account_policy", "account_id", accountId, most);
  }
}
