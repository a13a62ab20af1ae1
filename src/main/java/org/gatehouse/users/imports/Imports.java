package org.gatehouse.users.imports;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.UserFileEvent;

/**
 * Files of people: kept as they were read with what would become of each row, then taken over in
 * turns, each row in a transaction of its own. What one turn leaves, the next one takes; a row is
 * taken over once, whoever asks and however often.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class Imports {

  static final String NAME = "person.import";

  private static final int LONGEST_NAME = 200;
  private static final int BATCH = 50;
  private static final int MOST_PREVIEWS = 20;
  private static final Rate FILES = new Rate("import", 10);
  private static final Duration TURN = Duration.ofSeconds(2);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Imports self;
  @EJB ImportRows rows;
  @EJB Judge judge;
  @EJB UnfinishedImports unfinished;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject RateLimiter limiter;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /**
   * Keeps a file for being looked at; gives its id. The newest few of an account are kept.
   *
   * @throws BusinessException TOO_MANY for more than ten within a minute
   */
  public String preview(String fileName, List<ImportedPerson> people) {
    if (!limiter.take(FILES, Long.toString(caller.accountId())).allowed()) {
      throw BusinessException.of(Kind.TOO_MANY, "users.import.refused.often");
    }
    forgetPreviews();
    String name = OneLine.harmless(fileName, LONGEST_NAME);
    String sender = caller.get().nameIn(caller.accountId());
    var made = new UserImport(caller.accountId(), name, sender, clock.instant());
    em.persist(made);
    List<Judgement> judgements = judge.judge(people);
    for (int at = 0; at < people.size(); at++) {
      em.persist(new UserImportRow(made.id(), people.get(at), judgements.get(at)));
    }
    return made.id();
  }

  private void forgetPreviews() {
    List<String> older =
        em.createNamedQuery("UserImport.previews", String.class)
            .setParameter("account", caller.accountId())
            .setFirstResult(MOST_PREVIEWS - 1)
            .setMaxResults(OldImports.BATCH)
            .getResultList();
    if (!older.isEmpty()) {
      em.createNamedQuery("UserImport.forget").setParameter("ids", older).executeUpdate();
    }
  }

  /** Records that a file could not be read; the reason is the key of a sentence. */
  public void refused(String fileName, String reason) {
    trail.recordFailure(event(OneLine.harmless(fileName, LONGEST_NAME), Map.of(), reason));
  }

  /** The import with its counts; NOT_FOUND if the account has none with this id. */
  public ImportDetails get(String id) {
    UserImport found = find(id);
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    long applied = 0;
    for (Object[] row : counts(id)) {
      counts.merge(Verdict.valueOf((String) row[0]), (Long) row[2], Long::sum);
      applied += Boolean.TRUE.equals(row[1]) ? (Long) row[2] : 0;
    }
    return new ImportDetails(
        id,
        found.fileName(),
        found.state(),
        counts.getOrDefault(Verdict.CREATE, 0L),
        counts.getOrDefault(Verdict.CHANGE, 0L),
        counts.getOrDefault(Verdict.UNCHANGED, 0L),
        counts.getOrDefault(Verdict.REFUSED, 0L),
        applied);
  }

  /** Its rows behind a line, only those of one verdict if one is given. */
  public List<ImportRow> rows(String id, Optional<Verdict> only, int after, int limit) {
    find(id);
    List<String> verdicts =
        only.map(one -> List.of(one.name()))
            .orElseGet(() -> Arrays.stream(Verdict.values()).map(Verdict::name).toList());
    return em.createNamedQuery("UserImportRow.page", UserImportRow.class)
        .setParameter("import", id)
        .setParameter("after", after)
        .setParameter("verdicts", verdicts)
        .setMaxResults(limit)
        .getResultStream()
        .map(UserImportRow::details)
        .toList();
  }

  /** Takes over rows for about two seconds; true when there is nothing left to do. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean run(String id) {
    self.begin(id);
    Instant end = clock.instant().plus(TURN);
    while (clock.instant().isBefore(end)) {
      List<Long> batch = self.waiting(id);
      if (batch.isEmpty()) {
        self.end(id);
        return true;
      }
      batch.forEach(rows::take);
    }
    return false;
  }

  /** The rows that are to be taken over next. */
  public List<Long> waiting(String id) {
    return em.createNamedQuery("UserImportRow.waiting", Long.class)
        .setParameter("import", find(id).id())
        .setMaxResults(BATCH)
        .getResultList();
  }

  /** From now on it is being taken over. */
  public void begin(String id) {
    find(id);
    move(id, UserImport.State.PREVIEW, UserImport.State.RUNNING);
  }

  /** Every row is done: that is recorded once. */
  public void end(String id) {
    if (move(id, UserImport.State.RUNNING, UserImport.State.DONE)) {
      ImportDetails done = get(id);
      Map<String, Integer> counts =
          Map.of(
              "created", (int) done.created(),
              "changed", (int) done.changed(),
              "unchanged", (int) done.unchanged(),
              "rejected", (int) done.refused());
      events.fire(event(done.fileName(), counts, ""));
    }
  }

  /**
   * Forgets a file that was looked at, and changes nobody. If it is being taken over it ends, which
   * is recorded, and what it has changed stays.
   */
  public void discard(String id) {
    UserImport found = find(id);
    if (found.state() == UserImport.State.PREVIEW || unfinished.end(found)) {
      em.remove(found);
    }
  }

  private boolean move(String id, UserImport.State from, UserImport.State to) {
    return em.createNamedQuery("UserImport.move")
            .setParameter("id", id)
            .setParameter("account", caller.accountId())
            .setParameter("from", from.name())
            .setParameter("to", to.name())
            .executeUpdate()
        == 1;
  }

  private List<Object[]> counts(String id) {
    return em.createNamedQuery("UserImportRow.counts", Object[].class)
        .setParameter("import", id)
        .getResultList();
  }

  private UserFileEvent event(String file, Map<String, Integer> counts, String reason) {
    return new UserFileEvent(caller.accountId(), NAME, file, counts, reason);
  }

  private UserImport find(String id) {
    return em.createNamedQuery("UserImport.get", UserImport.class)
        .setParameter("id", id)
        .setParameter("account", caller.accountId())
        .getResultStream()
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }
}
