package org.gatehouse.sso;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The single sign-on of an account that is being erased. */
@Stateless
public class SsoOfErased implements Remains {

  @Inject AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return rows.remove("sso_ticket", "ticket_hash", accountId, most)
        + rows.remove("sso_request", "request_hash", accountId, most)
        + rows.remove("sso_assertion", "assertion_hash", accountId, most)
        + rows.remove("sso_draft", "account_id", accountId, most)
        + rows.remove("sso_version", "id", accountId, most)
        + rows.remove("sso_passed_test", "fingerprint", accountId, most)
        + rows.remove("sso_key", "id", accountId, most)
        + rows.remove("sso_expiry", "id", accountId, most)
        + rows.remove("sso_link", "id", accountId, most)
        + rows.remove("sso_group", "id", accountId, most)
        + rows.remove("sso_configuration", "id", accountId, most);
  }
}
