package org.gatehouse.sso.drafts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which drafts a test sign-in has gone through with; a draft is known by its fingerprint, so that
 * any change of it wants another test. A test counts for thirty days.
 */
@Stateless
public class PassedTests {

  private static final Duration COUNTS = Duration.ofDays(30);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** When a test passed, and who had begun it. */
  public record Passed(Instant at, String by) {}

  /** Notes that somebody's test of exactly this draft has passed just now. */
  public void record(long accountId, String fingerprint, String who) {
    Instant now = clock.instant();
    em.createNamedQuery("PassedTest.before")
        .setParameter("account", accountId)
        .setParameter("before", now.minus(COUNTS))
        .executeUpdate();
    PassedTest known = em.find(PassedTest.class, fingerprint);
    PassedTest test = known == null ? new PassedTest(accountId, fingerprint) : known;
    test.passed(who, now);
    em.persist(test);
  }

  /** The last test of exactly this draft that passed and still counts. */
  public Optional<Passed> passed(long accountId, String fingerprint) {
    Instant since = clock.instant().minus(COUNTS);
    return Optional.ofNullable(em.find(PassedTest.class, fingerprint))
        .filter(test -> test.accountId() == accountId && !test.passedAt().isBefore(since))
        .map(test -> new Passed(test.passedAt(), test.passedBy()));
  }
}
