package org.gatehouse.users.imports;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Forgets imports after a week, their rows with them; on many nodes at once too. Of one that nobody
 * ran to its end the log tells how far it came. Each may have thousands of rows, so few go at once.
 */
@Stateless
public class OldImports {

  static final int BATCH = 20;

  private static final Duration KEPT = Duration.ofDays(7);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB UnfinishedImports unfinished;
  @Inject Clock clock;

  /** Forgets some of those that are old enough; tells how many. */
  public int forget() {
    List<UserImport> old =
        em.createNamedQuery("UserImport.old", UserImport.class)
            .setParameter("before", clock.instant().minus(KEPT))
            .setMaxResults(BATCH)
            .getResultList();
    old.stream().filter(one -> one.state() == UserImport.State.RUNNING).forEach(unfinished::end);
    if (!old.isEmpty()) {
      em.createNamedQuery("UserImport.forget")
          .setParameter("ids", old.stream().map(UserImport::id).toList())
          .executeUpdate();
    }
    return old.size();
  }
}
