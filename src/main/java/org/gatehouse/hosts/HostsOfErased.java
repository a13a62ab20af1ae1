package org.gatehouse.hosts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The login host of an account that is erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class HostsOfErased implements Remains {

  @Inject AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("account_host", "account_id", accountId, most);
  }
}
