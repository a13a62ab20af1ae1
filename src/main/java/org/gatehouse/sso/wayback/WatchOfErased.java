package org.gatehouse.sso.wayback;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The watch over an account that is being erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class WatchOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("sso_watch", "account_id", accountId, most);
  }
}
