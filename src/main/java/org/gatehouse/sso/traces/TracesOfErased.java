package org.gatehouse.sso.traces;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The refused sign-ins of an account that is being erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TracesOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("sso_trace", "id", accountId, most)
        + rows.remove("sso_trace_excess", "excess_key", accountId, most);
  }
}
