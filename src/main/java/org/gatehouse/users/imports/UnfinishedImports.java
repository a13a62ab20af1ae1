package org.gatehouse.users.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.UserFileEvent;

/** Imports that end before their last row: by hand, or because nobody came back to them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class UnfinishedImports {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Event<AuditEvent> events;

  /**
   * Ends an import that is being taken over, and records what has become of its rows so far; once,
   * whoever else ends it at the same moment.
   *
   * @return false if it was not being taken over any more
   */
  public boolean end(UserImport found) {
    boolean running =
        em.createNamedQuery("UserImport.move")
                .setParameter("id", found.id())
                .setParameter("account", found.accountId())
                .setParameter("from", UserImport.State.RUNNING.name())
                .setParameter("to", UserImport.State.DONE.name())
                .executeUpdate()
            == 1;
    if (running) {
      events.fire(
          new UserFileEvent(
              found.accountId(),
              Imports.NAME,
              found.fileName(),
              soFar(found.id()),
              "users.import.unfinished"));
    }
    return running;
  }

  private Map<String, Integer> soFar(String id) {
    Map<Verdict, Integer> done = new EnumMap<>(Verdict.class);
    for (Object[] row :
        em.createNamedQuery("UserImportRow.counts", Object[].class)
            .setParameter("import", id)
            .getResultList()) {
      Verdict verdict = Verdict.valueOf((String) row[0]);
      boolean waits =
          (verdict == Verdict.CREATE || verdict == Verdict.CHANGE) && !Boolean.TRUE.equals(row[1]);
      done.merge(verdict, waits ? 0 : ((Long) row[2]).intValue(), Integer::sum);
    }
    return Map.of(
        "created", done.getOrDefault(Verdict.CREATE, 0),
        "changed", done.getOrDefault(Verdict.CHANGE, 0),
        "unchanged", done.getOrDefault(Verdict.UNCHANGED, 0),
        "rejected", done.getOrDefault(Verdict.REFUSED, 0));
  }
}
