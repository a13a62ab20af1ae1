package org.gatehouse.sso.metadata;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** Forgets after a day what was found and not taken, but for what a provider says by now. */
@Stateless
public class OldFinds {

  private static final Duration KEPT = Duration.ofDays(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Forgets what is old enough. */
  public void forget() {
    em.createNamedQuery("FoundProvider.old")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }
}
