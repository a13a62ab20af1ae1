package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;
import org.gatehouse.trail.Erasures;

/** What the log of an account that is being erased tells of people; its entries stay. */
@Stateless
public class LogOfErased implements Remains {

  @EJB AccountRows rows;
  @EJB Erasures erasures;

  @Override
  public int remove(long accountId, int most) {
    int files =
        rows.remove("audit_export", "id", accountId, most)
            + rows.remove("audit_reveal", "id", accountId, most)
            + rows.remove("audit_anchor", "account_id", accountId, most);
    return files > 0 ? files : erasures.eraseEverybody(accountId, most);
  }
}
