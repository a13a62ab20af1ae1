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
 * @param changedAt since when it is as it is
 */
public record LiveSso(
    Caller.Account account,
    SamlConnection connection,
    String acsToken,
    boolean enabled,
    boolean autoCreateUsers,
    GroupRules groups,
    Instant changedAt) {

  /** Without the connection's values, which nobody needs in a log. */
  @Override
  public String toString() {
    return "LiveSso[" + account.slug() + "]";
  }
}
