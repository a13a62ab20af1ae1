package org.gatehouse.sso.requests;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.PendingRequests;
import org.gatehouse.sso.response.UsedAssertions;

/**
 * The sign-ins that wait for an answer, in the database. Each step is a transaction of its own, so
 * that nobody waits for a second connection while he holds one.
 */
@ApplicationScoped
public class BegunRequests implements PendingRequests {

  @EJB RequestRows rows;
  @EJB SwiftRequests swift;
  @Inject Settings settings;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** {@inheritDoc} Whoever is signed in at this moment in that account is noted with it. */
  @Override
  public void remember(
      long accountId, String requestId, String browserToken, Optional<String> ticket) {
    Long user =
        caller.get().account().id() == accountId ? caller.get().userId().orElse(null) : null;
    BegunRequest begun =
        new BegunRequest(
            RequestRows.key(accountId, requestId),
            accountId,
            Tokens.hash(browserToken),
            user,
            ticket.orElse(null),
            clock.instant().plus(LIFETIME));
    if (settings.database().postgresql()) {
      swift.insert(begun);
    } else {
      rows.insert(begun);
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
        ? takeSwiftly(accountId, requestId, browserTokens, answer)
        : PendingRequests.super.take(accountId, requestId, browserTokens, answer, used);
  }

  private Taken takeSwiftly(long accountId, String requestId, String browserTokens, Answer answer) {
    String browsers = RequestRows.hashes(browserTokens).collect(Collectors.joining(","));
    String assertion = ClaimedAssertions.hash(accountId, answer.issuer(), answer.assertionId());
    return swift
        .take(
            RequestRows.key(accountId, requestId),
            browsers,
            new SwiftRequests.Claim(accountId, assertion, answer.keepUntil()),
            clock.instant())
        .orElseGet(() -> Taken.not(rows.why(accountId, requestId)));
  }
}
