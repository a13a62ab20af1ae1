package org.gatehouse.sso.enforcement;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.Remains;

/** The names that an erased account's provider knew. */
@Stateless
public class NamesOfErased implements Remains {

  @EJB NameRows rows;

  @Override
  public int remove(long accountId, int most) {
    // They have no key of their own that could be counted by; there are 100,000 at most.
    return rows.forget(accountId);
  }
}
