package org.gatehouse.audit.export;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.trail.AuditTrail;

/** Ends exports whose node or reader is gone, and forgets those that ended. */
@Stateless
public class AbandonedExports {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int AT_ONCE = 100;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB AuditTrail trail;
  @Inject Clock clock;

  /** On many nodes at once too: each export is ended and recorded by one of them. */
  public void end() {
    Instant now = clock.instant();
    em.createNamedQuery("Export.abandoned", Export.class)
        .setParameter("since", now.minus(Exports.ABANDONED))
        .setMaxResults(AT_ONCE)
        .getResultList()
        .forEach(export -> end(export, now));
    em.createNamedQuery("Export.forget").setParameter("since", now.minus(KEPT)).executeUpdate();
  }

  private void end(Export export, Instant now) {
    String reason = "audit.export.abandoned";
    int ended =
        em.createNamedQuery("Export.end")
            .setParameter("id", export.id())
            .setParameter("state", ExportState.FAILED.name())
            .setParameter("rows", export.progress().rows())
            .setParameter("reason", reason)
            .setParameter("now", now)
            .setParameter("from", List.of("WAITING", "RUNNING"))
            .executeUpdate();
    if (ended == 1) {
      trail.recordFailure(export.failed(export.progress().rows(), reason));
    }
  }
}
