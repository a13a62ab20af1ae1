package org.gatehouse.login.codes;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** Removes codes that nobody counts any more; on many nodes at once too. */
@Stateless
public class OldCodes {

  private static final Duration KEPT = Duration.ofDays(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Removes them. */
  public void remove() {
    for (String query : new String[] {"SentCode.removeOld", "WrongCode.removeOld"}) {
      em.createNamedQuery(query)
          .setParameter("before", clock.instant().minus(KEPT))
          .executeUpdate();
    }
  }
}
