package org.gatehouse.audit.sinks;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The sinks of an account that is being erased, and what waits for them. */
@Stateless
public class SinksOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    int removed = rows.remove("audit_dead_letter", "id", accountId, most);
    removed += rows.remove("audit_sink_progress", "sink_id", accountId, most);
    removed += rows.remove("audit_sink", "id", accountId, most);
    removed += rows.remove("audit_feed_account", "account_id", accountId, most);
    return removed + rows.remove("audit_feed", "place", accountId, most);
  }
}
