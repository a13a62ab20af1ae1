package org.gatehouse.sso.requests;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
  @Inject CurrentCaller caller;

  /** Writes one; see {@link PendingRequests#remember}. */
  public void insert(
      long accountId, String requestId, String browserToken, Optional<String> ticket) {
    em.persist(begun(accountId, requestId, browserToken, ticket));
  }

  /** PostgreSQL: the same, and nobody waits for the disk: in a transaction that does no more. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void insertSwiftly(
      long accountId, String requestId, String browserToken, Optional<String> ticket) {
    begun(accountId, requestId, browserToken, ticket)
        .fill(em.createNamedQuery("BegunRequest.insert"))
        .executeUpdate();
  }

  private BegunRequest begun(
      long accountId, String requestId, String browserToken, Optional<String> ticket) {
    Long user =
        caller.get().account().id() == accountId ? caller.get().userId().orElse(null) : null;
    return new BegunRequest(
        key(accountId, requestId),
        accountId,
        Tokens.hash(browserToken),
        user,
        ticket.orElse(null),
        clock.instant().plus(PendingRequests.LIFETIME));
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

  /**
   * PostgreSQL: uses one up and claims the assertion that answers it, in one statement, and nobody
   * waits for the disk: in a transaction that does no more.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Taken take(
      long accountId, String requestId, String browserTokens, PendingRequests.Answer answer) {
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
