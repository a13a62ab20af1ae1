package org.gatehouse.sso;

import java.time.Instant;
import org.gatehouse.access.Caller;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.groups.GroupRules;

/**
 * What a sign-in needs of an account's configuration.
 *
 * @param connection the agreement with the identity provider
 * @param acsToken the random part of the address that responses are posted to
 * @param source the account whose values count: this one, or the one that shares them with it
 * @param changedAt since when those are as they are
 * @param agreement their number in this account, see {@link org.gatehouse.accounts.Agreements}
 */
public record LiveSso(
    Caller.Account account,
    SamlConnection connection,
    String acsToken,
    boolean enabled,
    boolean autoCreateUsers,
    GroupRules groups,
    long source,
    Instant changedAt,
    long agreement) {

  /** Without the connection's values, which nobody needs in a log. */
  @Override
  public String toString() {
    return "LiveSso[" + account.slug() + "]";
  }
}
