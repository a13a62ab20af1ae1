package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The sinks of an account that is being erased, and what waits for them. */
@Stateless
public class SinksOfErased implements Remains {

  @Inject AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    int removed = rows.remove("audit_dead_letter", "id", accountId, most);
    removed += rows.remove("audit_sink_progress", "sink_id", accountId, most);
    removed += rows.remove("audit_sink", "id", accountId, most);
    removed += rows.remove("audit_feed_account", "account_id", accountId, most);
    // Its key is the account with the place: the number of the entry is one entry's alone.
    return removed + rows.remove("audit_feed", "id", accountId, most);
  }
}
