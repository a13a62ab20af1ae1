package org.gatehouse.users.imports;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** Forgets imports after a week, their rows with them; on many nodes at once too. */
@Stateless
public class OldImports {

  private static final Duration KEPT = Duration.ofDays(7);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Forgets those that are old enough. */
  public void forget() {
    em.createNamedQuery("UserImport.forget")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }
}
