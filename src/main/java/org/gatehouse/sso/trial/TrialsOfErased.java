package org.gatehouse.sso.trial;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The test sign-ins of an account that is being erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TrialsOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("sso_trial", "id", accountId, most)
        + rows.remove("sso_seen_name", "name_hash", accountId, most);
  }
}
