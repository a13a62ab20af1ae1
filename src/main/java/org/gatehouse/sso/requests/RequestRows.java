package org.gatehouse.sso.requests;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.response.PendingRequests;
import org.gatehouse.sso.response.PendingRequests.Outcome;
import org.gatehouse.sso.response.PendingRequests.Taken;

/** The table of sign-ins that wait for an answer. */
@Stateless
public class RequestRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Writes one. */
  public void insert(BegunRequest begun) {
    em.persist(begun);
  }

  /** Uses one up; see {@link PendingRequests#take}. */
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

  /** Whether that request waits for an answer in a browser that holds one of these tokens. */
  public boolean waits(long accountId, String requestId, String browserTokens) {
    return Optional.ofNullable(em.find(BegunRequest.class, key(accountId, requestId)))
        .filter(request -> !request.over(clock.instant()))
        .filter(request -> hashes(browserTokens).anyMatch(request.browserHash()::equals))
        .isPresent();
  }

  /** Why nothing was taken. */
  public Outcome why(long accountId, String requestId) {
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

  static Stream<String> hashes(String browserTokens) {
    return Arrays.stream(browserTokens.split("\\.")).map(Tokens::hash);
  }

  static String key(long accountId, String requestId) {
    return Tokens.hash(accountId + ":" + requestId);
  }
}
