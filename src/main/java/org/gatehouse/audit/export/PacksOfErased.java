package org.gatehouse.audit.export;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.gatehouse.trail.ErasureListener;

/**
 * The evidence packs that are written while somebody is taken out of the log: their entries would
 * not be as their proofs have them, so they end and are to be begun again.
 */
@Stateless
public class PacksOfErased implements ErasureListener {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  @Override
  public void erased(Set<Long> accounts) {
    for (long account : accounts) {
      em.createNamedQuery("Export.overtaken")
          .setParameter("account", account)
          .setParameter("formats", List.of(ExportFormat.EVIDENCE.name()))
          .setParameter("reason", "audit.export.erased")
          .setParameter("now", clock.instant())
          .executeUpdate();
    }
  }
}
