package org.gatehouse.trail;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.persistence.TestTurns;
import org.gatehouse.trail.sealing.TestSealing;

/** The trail on an H2 database in memory, without a server around it. */
public final class TrailInMemory implements AutoCloseable {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";TIME ZONE=UTC";
  private final AuditTrail trail = new AuditTrail();
  private final Connection database;
  private List<WatchedTexts> watched = List.of();
  private long account = 7;
  private final EntityManager entries;

  /** An event out of its parts. */
  public record Happened(
      long accountId,
      String name,
      Outcome outcome,
      Optional<String> actor,
      Map<String, String> details)
      implements AuditEvent {}

  /** Makes the schema; it is empty. */
  public TrailInMemory(Instant now) {
    try {
      database = DriverManager.getConnection(url, "sa", "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Flyway.configure()
        .dataSource(url, "sa", "")
        .locations("classpath:db/migration", "classpath:db/vendor/h2")
        .load()
        .migrate();
    entries =
        Persistence.createEntityManagerFactory(
                "gatehouse",
                Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.jdbc.url", url,
                    "jakarta.persistence.jdbc.user", "sa",
                    "eclipselink.target-server", "None"))
            .createEntityManager();
    trail.changes = entries;
    trail.failures = entries;
    trail.catalogue = new Catalogue();
    trail.caller = new CurrentCaller();
    trail.refusals = new Refusals();
    trail.settings = TestSettings.untouched();
    at(now);
  }

  /** Its clock. */
  public Clock clock() {
    return trail.clock;
  }

  /** From here on it is that time. */
  public TrailInMemory at(Instant now) {
    trail.clock = Clock.fixed(now, ZoneOffset.UTC);
    return this;
  }

  /** From here on a program of that name calls. */
  public TrailInMemory as(String name) {
    trail.caller.actAs(Caller.program(name, new Caller.Account(7, "contoso", "Contoso"), Set.of()));
    return this;
  }

  /** From here on things happen in that account. */
  public TrailInMemory in(long accountId) {
    account = accountId;
    return this;
  }

  /** From here on somebody waits for entries of these texts. */
  public TrailInMemory watching(WatchedTexts texts) {
    watched = List.of(texts);
    return this;
  }

  /** Records a success, and commits. */
  public TrailInMemory record(String name, Map<String, String> details) {
    return record(new Happened(account, name, Outcome.SUCCESS, Optional.empty(), details));
  }

  /** Records an event, and commits. */
  public TrailInMemory record(AuditEvent event) {
    return inTransaction(() -> trail.record(event));
  }

  /** Records an event that happens now, from that address, and commits. */
  public TrailInMemory recordFrom(String address, AuditEvent event) {
    return inTransaction(() -> trail.recordPast(event, trail.clock.instant(), address));
  }

  /** Writes down what was only counted, and commits. */
  public TrailInMemory recordCounted() {
    return inTransaction(() -> trail.recordCounted(trail.refusals.drain(trail.clock.instant())));
  }

  /** Seals what is waiting; how many events. */
  public int seal() {
    return TestSealing.seal(database, trail.clock.instant());
  }

  /** Seals what is waiting and folds it into the counts, and commits; whether more may wait. */
  public boolean fold() {
    seal();
    Counts counts = new Counts();
    counts.em = entries;
    counts.turns = TestTurns.on(entries, trail.clock);
    counts.news =
        new News() {
          @Override
          Iterable<WatchedTexts> watched() {
            return watched;
          }
        };
    boolean[] more = new boolean[1];
    inTransaction(() -> more[0] = counts.fold());
    return more[0];
  }

  /** Whoever follows the log. */
  public Feed feed() {
    Feed feed = new Feed();
    feed.em = entries;
    return feed;
  }

  /** Takes a person out of an account's log, twice as deleting him does, and commits. */
  public TrailInMemory erase(long accountId, ErasedPerson person) {
    Erasures erasures = erasures();
    return inTransaction(
        () -> {
          Origins origins =
              erasures
                  .erase(accountId, person, Erasures.EVER)
                  .then(erasures.erase(accountId, person, trail.clock.instant()));
          erasures.eraseCounts(Map.of(accountId, origins), person);
        });
  }

  /** Takes everybody out of an account's log, as erasing the account does, and commits. */
  public TrailInMemory eraseEverybody(long accountId) {
    Erasures erasures = erasures();
    int[] erased = {1};
    while (erased[0] > 0) {
      inTransaction(() -> erased[0] = erasures.eraseEverybody(accountId, 100));
    }
    return this;
  }

  /** What takes people out of the log; nobody listens. */
  Erasures erasures() {
    Erasures erasures = new Erasures();
    erasures.em = entries;
    erasures.turns = TestTurns.on(entries, trail.clock);
    erasures.listeners = All.of(List.of());
    erasures.words =
        new IndexedWords() {
          @Override
          public Optional<Instant> until() {
            return Optional.empty();
          }
        };
    return erasures;
  }

  /** For queries. */
  public EntityManager entries() {
    entries.clear();
    return entries;
  }

  /** For what JPA does not show. */
  public Connection database() {
    return database;
  }

  @Override
  public void close() {
    entries.getEntityManagerFactory().close();
    try (var statement = database.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does something, and commits. */
  public TrailInMemory inTransaction(Runnable work) {
    entries.getTransaction().begin();
    try {
      work.run();
      entries.getTransaction().commit();
    } finally {
      if (entries.getTransaction().isActive()) {
        entries.getTransaction().rollback();
      }
    }
    return this;
  }
}
