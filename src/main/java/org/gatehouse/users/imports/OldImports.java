package org.gatehouse.users.imports;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Forgets imports after a week, their rows with them; on many nodes at once too. Each may have
 * thousands of rows, so few go at once.
 */
@Stateless
public class OldImports {

  static final int BATCH = 20;

  private static final Duration KEPT = Duration.ofDays(7);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** Forgets some of those that are old enough; tells how many. */
  public int forget() {
    List<String> old =
        em.createNamedQuery("UserImport.old", String.class)
            .setParameter("before", clock.instant().minus(KEPT))
            .setMaxResults(BATCH)
            .getResultList();
    if (!old.isEmpty()) {
      em.createNamedQuery("UserImport.forget").setParameter("ids", old).executeUpdate();
    }
    return old.size();
  }
}
