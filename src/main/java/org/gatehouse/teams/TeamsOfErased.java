package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The teams of an account that is being erased. */
@Stateless
public class TeamsOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    // The members first: a team takes all that it has left with it at once.
    int members = rows.remove("team_member", "id", accountId, most);
    return members > 0 ? members : rows.remove("team", "id", accountId, most);
  }
}
