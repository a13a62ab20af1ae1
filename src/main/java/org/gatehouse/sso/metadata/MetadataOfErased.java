package org.gatehouse.sso.metadata;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** What the identity provider of an erased account said of itself. */
@Stateless
public class MetadataOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("sso_found_provider", "id", accountId, most)
        + rows.remove("sso_metadata_source", "account_id", accountId, most);
  }
}
