package org.gatehouse.audit.export;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.ErasureTurns;

/**
 * The exports of the log that are under way, on whatever node; whoever began one sees how far it is
 * and may cancel it, nobody else knows of it.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class Exports {

  /** What was not touched for so long has lost its node or its reader. */
  static final Duration ABANDONED = Duration.ofMinutes(5);

  private static final int MOST_OF_ONE = 2;
  private static final int MOST_OF_ACCOUNT = 10;
  private static final List<String> OPEN =
      List.of(ExportState.WAITING.name(), ExportState.RUNNING.name());

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;
  @EJB ErasureTurns erasures;
  @Inject Clock clock;

  /** Takes a place for an export and gives its id; TOO_MANY if there is none. */
  public String begin(NewExport wanted) {
    // One after the other, so that two at once do not both take the last place.
    accounts.lock(caller.accountId());
    Instant alive = clock.instant().minus(ABANDONED);
    if (count("Export.ofOwner", "owner", owner().key(), alive) >= MOST_OF_ONE) {
      throw refused(wanted, BusinessException.of(Kind.TOO_MANY, "audit.export.own.text"));
    }
    if (count("Export.ofAccount", "account", caller.accountId(), alive) >= MOST_OF_ACCOUNT) {
      throw refused(wanted, BusinessException.of(Kind.TOO_MANY, "audit.export.full.text"));
    }
    String id = Tokens.id();
    em.persist(new Export(id, owner(), wanted, clock.instant()));
    return id;
  }

  /** Records that it was refused, and gives the refusal to throw. */
  public BusinessException refused(NewExport wanted, BusinessException refusal) {
    trail.recordFailure(new Export("", owner(), wanted, clock.instant()).failed(0, refusal.key()));
    return refusal;
  }

  /** Its file is written from now on; NOT_FOUND if it does not wait for that. */
  public void start(String id, NewExport wanted) {
    if (wanted.format() == ExportFormat.EVIDENCE) {
      // Whoever is taking somebody out of the log has done so then, or finds the pack running.
      erasures.hold(Set.of(caller.accountId()));
    }
    if (wanted.format().proves()) {
      holdCleanUps();
    }
    int started =
        em.createNamedQuery("Export.start")
            .setParameter("id", id)
            .setParameter("owner", owner().key())
            .setParameter("format", wanted.format().name())
            .setParameter("filter", wanted.filter())
            .setParameter("account", caller.accountId())
            .setParameter("now", clock.instant())
            .executeUpdate();
    if (started == 0) {
      throw BusinessException.notFound();
    }
  }

  /** What a clean-up is taking out now has gone when the file begins, or stays until it ends. */
  private void holdCleanUps() {
    em.createNamedQuery("Retention.ofAccount")
        .setParameter("account", caller.accountId())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** How far it is; NOT_FOUND if it is somebody else's. */
  public ExportProgress get(String id) {
    return find(id).progress();
  }

  /** Notes how far it is; false if it is to end, because somebody cancelled it. */
  public boolean progress(String id, long rows) {
    return em.createNamedQuery("Export.progress")
            .setParameter("id", id)
            .setParameter("rows", rows)
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /** Its last byte was written. */
  public void complete(String id, long rows) {
    Export export = find(id);
    events.fire(export.completed(rows));
    end(id, ExportState.DONE, rows, "", List.of("RUNNING", "CANCELLED"));
  }

  /** It ends before its last byte, for the reason with that key. */
  public void fail(String id, long rows, String reason) {
    Export export = find(id);
    boolean ended = end(id, ExportState.FAILED, rows, reason, OPEN);
    // One that was taken for abandoned is in the log already.
    if (ended || export.progress().state() == ExportState.CANCELLED) {
      trail.recordFailure(export.failed(rows, reason));
    }
  }

  /** Ends it, on whatever node it runs; its writer records that when it notices. */
  public void cancel(String id) {
    Export export = find(id);
    String reason = "audit.export.cancelled";
    if (end(id, ExportState.CANCELLED, 0, reason, List.of("WAITING"))) {
      trail.recordFailure(export.failed(0, reason));
    } else {
      end(id, ExportState.CANCELLED, export.progress().rows(), reason, List.of("RUNNING"));
    }
  }

  private boolean end(String id, ExportState state, long rows, String reason, List<String> from) {
    return em.createNamedQuery("Export.end")
            .setParameter("id", id)
            .setParameter("state", state.name())
            .setParameter("rows", rows)
            .setParameter("reason", reason)
            .setParameter("now", clock.instant())
            .setParameter("from", from)
            .executeUpdate()
        == 1;
  }

  private Export find(String id) {
    return em.createNamedQuery("Export.get", Export.class)
        .setParameter("id", id)
        .setParameter("owner", owner().key())
        .getResultStream()
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  private long count(String query, String parameter, Object value, Instant alive) {
    return em.createNamedQuery(query, Long.class)
        .setParameter(parameter, value)
        .setParameter("alive", alive)
        .getSingleResult();
  }

  private Export.Owner owner() {
    return Export.Owner.of(caller.get(), caller.accountId());
  }
}
