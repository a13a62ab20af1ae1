package org.gatehouse.sso.requests;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.sso.response.PendingRequests;
import org.gatehouse.sso.response.UsedAssertions;

/**
 * The sign-ins that wait for an answer, in the database. Each step is a transaction of its own, so
 * that nobody waits for a second connection while he holds one.
 */
@ApplicationScoped
public class BegunRequests implements PendingRequests {

  @EJB RequestRows rows;
  @Inject Settings settings;

  /** {@inheritDoc} Whoever is signed in at this moment in that account is noted with it. */
  @Override
  public void remember(
      long accountId, String requestId, String browserToken, Optional<String> ticket) {
    if (settings.database().postgresql()) {
      rows.insertSwiftly(accountId, requestId, browserToken, ticket);
    } else {
      rows.insert(accountId, requestId, browserToken, ticket);
    }
  }

  /** {@inheritDoc} The cookie holds the tokens of several tabs, parted by dots. */
  @Override
  public Taken take(long accountId, String requestId, String browserTokens) {
    return rows.take(accountId, requestId, browserTokens);
  }

  /** {@inheritDoc} PostgreSQL does it in one statement, since every sign-in does it. */
  @Override
  public Taken take(
      long accountId, String requestId, String browserTokens, Answer answer, UsedAssertions used) {
    return settings.database().postgresql()
        ? rows.take(accountId, requestId, browserTokens, answer)
        : PendingRequests.super.take(accountId, requestId, browserTokens, answer, used);
  }
}
