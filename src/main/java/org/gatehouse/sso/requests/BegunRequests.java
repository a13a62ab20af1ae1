package org.gatehouse.sso.requests;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.PendingRequests;

/** The sign-ins that wait for an answer, in the database. */
@Stateless
@LocalBean
@Local(PendingRequests.class)
public class BegunRequests implements PendingRequests {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;

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
    if (Arrays.stream(browserTokens.split("\\.")).map(Tokens::hash).noneMatch(browser::equals)) {
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

  /** Removes what nobody will answer any more; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("BegunRequest.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private static String key(long accountId, String requestId) {
    return Tokens.hash(accountId + ":" + requestId);
  }
}
