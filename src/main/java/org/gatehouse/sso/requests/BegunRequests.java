package org.gatehouse.sso.requests;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.PendingRequests;
import org.gatehouse.sso.response.UsedAssertions;

/** The sign-ins that wait for an answer, in the database. */
@Stateless
@LocalBean
@Local(PendingRequests.class)
public class BegunRequests implements PendingRequests {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @Inject Settings settings;

  /** {@inheritDoc} Whoever is signed in at this moment in that account is noted with it. */
  @Override
  public void remember(
      long accountId, String requestId, String browserToken, Optional<String> ticket) {
    Long user =
        caller.get().account().id() == accountId ? caller.get().userId().orElse(null) : null;
    em.persist(
        new BegunRequest(
            key(accountId, requestId),
            accountId,
            Tokens.hash(browserToken),
            user,
            ticket.orElse(null),
            clock.instant().plus(LIFETIME)));
  }

  /** {@inheritDoc} The cookie holds the tokens of several tabs, parted by dots. */
  @Override
  public Taken take(long accountId, String requestId, String browserTokens) {
    var key = key(accountId, requestId);
    var request = Optional.ofNullable(em.find(BegunRequest.class, key));
    if (request.isEmpty() || request.get().over(clock.instant())) {
      return Taken.not(Outcome.UNKNOWN);
    }
    var browser = request.get().browserHash();
    if (hashes(browserTokens).noneMatch(browser::equals)) {
      return Taken.not(Outcome.OTHER_BROWSER);
    }
    int taken =
        em.createNamedQuery("BegunRequest.take")
            .setParameter("request", key)
            .setParameter("browser", browser)
            .setParameter("now", clock.instant())
            .executeUpdate();
    return taken == 1
        ? new Taken(Outcome.TAKEN, request.get().userId(), request.get().ticketHash())
        : Taken.not(Outcome.UNKNOWN);
  }

  /** {@inheritDoc} PostgreSQL does it in one statement, since every sign-in does it. */
  @Override
  public Taken take(
      long accountId, String requestId, String browserTokens, Answer answer, UsedAssertions used) {
    if (!settings.database().postgresql()) {
      return PendingRequests.super.take(accountId, requestId, browserTokens, answer, used);
    }
    List<?> taken =
        em.createNamedQuery("BegunRequest.answer")
            .setParameter(1, key(accountId, requestId))
            .setParameter(2, hashes(browserTokens).collect(Collectors.joining(",")))
            .setParameter(3, Timestamp.from(clock.instant()))
            .setParameter(
                4, ClaimedAssertions.hash(accountId, answer.issuer(), answer.assertionId()))
            .setParameter(5, accountId)
            .setParameter(6, Timestamp.from(answer.keepUntil()))
            .getResultList();
    if (taken.isEmpty()) {
      return Taken.not(why(accountId, requestId));
    }
    Object[] row = (Object[]) taken.get(0);
    return ((Number) row[2]).intValue() == 0
        ? Taken.not(Outcome.REPLAYED)
        : new Taken(
            Outcome.TAKEN,
            Optional.ofNullable((Number) row[0]).map(Number::longValue),
            Optional.ofNullable((String) row[1]));
  }

  /** Why nothing was taken. */
  private Outcome why(long accountId, String requestId) {
    return Optional.ofNullable(em.find(BegunRequest.class, key(accountId, requestId)))
            .filter(request -> !request.over(clock.instant()))
            .isPresent()
        ? Outcome.OTHER_BROWSER
        : Outcome.UNKNOWN;
  }

  /** Removes what nobody will answer any more; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("BegunRequest.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private static Stream<String> hashes(String browserTokens) {
    return Arrays.stream(browserTokens.split("\\.")).map(Tokens::hash);
  }

  private static String key(long accountId, String requestId) {
    return Tokens.hash(accountId + ":" + requestId);
  }
}
