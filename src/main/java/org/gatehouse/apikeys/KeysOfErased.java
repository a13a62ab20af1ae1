package org.gatehouse.apikeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The API keys of an account that is being erased. */
@Stateless
public class KeysOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("api_key", "id", accountId, most);
  }
}
