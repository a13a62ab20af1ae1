package org.gatehouse.messaging;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** What was mailed, or was to be, in the name of an account that is being erased. */
@Stateless
public class MailsOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("outbox_entry", "id", accountId, most);
  }
}
