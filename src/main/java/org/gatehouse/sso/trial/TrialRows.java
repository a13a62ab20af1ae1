package org.gatehouse.sso.trial;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.crypto.Tokens;

/** The table of test sign-ins for the services of this package. */
@Stateless
public class TrialRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject Secrets secrets;

  /** Waits for the answer of one. */
  public void begin(Trial.Begun begun) {
    em.persist(new Trial(begun, clock.instant()));
  }

  /** The tests that wait for an answer in a browser that holds one of these tokens. */
  public List<Waiting> waiting(long accountId, String browserTokens) {
    return em.createNamedQuery("Trial.waiting", Trial.class)
        .setParameter("account", accountId)
        .setParameter(
            "browser", Arrays.stream(browserTokens.split("\\.")).map(Tokens::hash).toList())
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(Trial::waiting)
        .toList();
  }

  /** A test that waits for its answer. */
  public record Waiting(
      long id,
      String publicId,
      long accountId,
      long userId,
      String requestHash,
      Optional<String> fingerprint) {

    /** Whether it is the answer to that request that it waits for. */
    boolean isFor(String requestId) {
      return requestHash.equals(Trial.hash(accountId, requestId));
    }
  }

  /** Uses it up; false if another answer was faster. */
  public boolean take(long id) {
    Instant now = clock.instant();
    return em.createNamedQuery("Trial.take")
            .setParameter("id", id)
            .setParameter("now", now)
            .setParameter("until", now.plus(Trial.KEPT))
            .executeUpdate()
        == 1;
  }

  /** Keeps what came of it. */
  public void report(Waiting trial, TrialReport report) {
    String sealed =
        secrets.encrypt(report.json().getBytes(StandardCharsets.UTF_8), purpose(trial.publicId()));
    em.find(Trial.class, trial.id()).report(sealed, report.passed());
  }

  /** Somebody's newest test with a report, or that one of his. */
  public Optional<Trial.Details> find(long accountId, long userId, String publicId) {
    return em.createNamedQuery("Trial.ofUser", Trial.class)
        .setParameter("account", accountId)
        .setParameter("user", userId)
        .setParameter("now", clock.instant())
        .setMaxResults(50)
        .getResultStream()
        .map(Trial::details)
        .filter(trial -> publicId.isEmpty() || trial.publicId().equals(publicId))
        .findFirst();
  }

  /** What came of it. */
  public TrialReport open(Trial.Details trial) {
    byte[] plain = secrets.decrypt(trial.sealed().orElseThrow(), purpose(trial.publicId()));
    return TrialReport.of(new String(plain, StandardCharsets.UTF_8));
  }

  /** Removes what is over; on many nodes at once too. */
  public int removeExpired() {
    return em.createNamedQuery("Trial.expired")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  private static String purpose(String publicId) {
    return "sso.trial:" + publicId;
  }
}
