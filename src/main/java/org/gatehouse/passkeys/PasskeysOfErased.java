package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The passkeys of an account that is being erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasskeysOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("passkey", "id", accountId, most);
  }
}
