package org.gatehouse.sso.guide;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** How far an erased account had come. */
@Stateless
public class GuideOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("sso_guide", "account_id", accountId, most);
  }
}
