package org.gatehouse.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.TestTurns;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2; the same on PostgreSQL is claimed against the running server. */
class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final TrailInMemory trail = new TrailInMemory(NOW);
  private final List<AuditEvent> fired = new ArrayList<>();
  private final CleanUps cleanUps = new CleanUps();

  @BeforeEach
  void begin() throws SQLException {
    try (var statement = trail.database().createStatement()) {
      statement.execute(
          "insert into audit_retention (account_id, version, days, removed) select id, 0, 30, 0 from account");
    }
    cleanUps.em = trail.entries();
    cleanUps.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    cleanUps.turns = TestTurns.on(trail.entries(), cleanUps.clock);
    cleanUps.events = new Fired(fired);
    cleanUps.feed = trail.feed();
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void takesOutWhatIsOlderThanTheAccountKeepsAndNothingElse() {
    long account = due().accountId();
    trail.at(NOW.minus(Duration.ofDays(31))).as("dana").in(account).record("user.create", Map.of());
    trail.in(account + 1).record("user.create", Map.of());
    trail.at(NOW.minus(Duration.ofDays(29))).in(account).record("user.lock", Map.of());
    trail.fold();
    var due = new CleanUps.Due(account, Retentions.limit(NOW, 30));

    trail.inTransaction(() -> assertThat(cleanUps.remove(due)).isEqualTo(1));
    trail.inTransaction(() -> cleanUps.finish(due, 1));

    for (String table : List.of("audit_event", "audit_detail", "audit_key")) {
      assertThat(rows("select account_id from " + table))
          .as(table)
          .containsExactlyInAnyOrder(account, account + 1);
    }
    assertThat(rows("select entries from audit_count where kind = 'T'")).containsExactly(1L, 1L);
    assertThat(fired).extracting(AuditEvent::name).containsExactly("audit.clean-up");
  }

  @Test
  void forgetsTheCountsOfYears() {
    CleanUps.Due due = due();
    trail.as("dana").in(due.accountId());
    for (int days : new int[] {800, 770, 769, 400, 31, 29}) {
      trail.at(NOW.minus(Duration.ofDays(days))).record("user.create", Map.of());
    }
    trail.fold();

    trail.inTransaction(() -> assertThat(cleanUps.step(due, 0)).isEqualTo(5));

    assertThat(rows("select entries from audit_count where kind = 'T'")).containsExactly(1L);
    assertThat(rows("select count(distinct bucket) from audit_count")).containsExactly(1L);
  }

  @Test
  void stopsAtWhatIsHeld() throws SQLException {
    long account = due().accountId();
    trail.at(NOW.minus(Duration.ofDays(90))).as("dana").in(account).record("user.create", Map.of());
    trail.at(NOW.minus(Duration.ofDays(60))).in(account).record("user.lock", Map.of());
    trail.fold();
    hold(account, "timestamp with time zone '2026-09-20 00:00:00+00'");
    execute("update turn set ran_at = null where name = 'trail.retention'");

    CleanUps.Due due = due();
    trail.inTransaction(() -> assertThat(cleanUps.remove(due)).isEqualTo(1));

    assertThat(due.before()).isEqualTo(Instant.parse("2026-09-20T00:00:00Z"));
    assertThat(rows("select count(*) from audit_event")).containsExactly(1L);
  }

  @Test
  void takesOutNothingThatIsHeldWhateverItIsAskedFor() throws SQLException {
    long account = due().accountId();
    trail.at(NOW.minus(Duration.ofDays(90))).as("dana").in(account).record("user.create", Map.of());
    trail.fold();
    hold(account, "null");
    var everything = new CleanUps.Due(account, Retentions.limit(NOW, 30));

    assertThatThrownBy(() -> trail.inTransaction(() -> cleanUps.remove(everything)))
        .hasStackTraceContaining("What is held stays.");

    assertThat(rows("select count(*) from audit_event")).containsExactly(1L);
    execute("update audit_hold set released_at = current_timestamp");
    trail.inTransaction(() -> assertThat(cleanUps.remove(everything)).isEqualTo(1));
  }

  @Test
  void waitsWhileEvidenceIsPacked() throws SQLException {
    CleanUps.Due due = due();
    trail.at(NOW.minus(Duration.ofDays(31))).as("dana").in(due.accountId());
    trail.record("user.create", Map.of()).fold();
    export("EVIDENCE", due.accountId(), NOW);
    execute("update turn set ran_at = null where name = 'trail.retention'");

    trail.inTransaction(
        () ->
            assertThat(cleanUps.due())
                .extracting(CleanUps.Due::accountId)
                .doesNotContain(due.accountId()));
    trail.inTransaction(() -> assertThat(cleanUps.step(due, 0)).isZero());
    assertThat(rows("select entries from audit_count where kind = 'T'")).containsExactly(1L);

    execute("update audit_export set state = 'DONE'");
    trail.inTransaction(() -> assertThat(cleanUps.step(due, 0)).isEqualTo(1));
  }

  @Test
  void endsAFileOfProofsThatWasBegunBetweenTwoBatches() throws SQLException {
    CleanUps.Due due = due();
    trail.at(NOW.minus(Duration.ofDays(31))).as("dana").in(due.accountId());
    trail.record("user.create", Map.of()).fold();
    export("PROOFS", due.accountId(), NOW);

    trail.inTransaction(() -> assertThat(cleanUps.step(due, CleanUps.BATCH)).isZero());

    assertThat(rows("select count(*) from audit_export where reason = 'audit.export.cleaned'"))
        .as("it misses what has gone and what tells of it")
        .containsExactly(1L);
    assertThat(fired).extracting(AuditEvent::name).containsExactly("audit.clean-up");
    assertThat(rows("select count(*) from audit_event"))
        .as("the next file is not broken off")
        .containsExactly(1L);
  }

  @Test
  void waitsNotForEverForEvidence() throws SQLException {
    long account = due().accountId();
    trail.at(NOW.minus(Duration.ofDays(31))).as("dana").in(account).record("user.create", Map.of());
    trail.fold();
    Instant later = NOW.plus(CleanUps.LONGEST_WAIT);
    for (String format : List.of("PROOFS", "EVIDENCE", "CSV")) {
      export(format, account, later);
    }
    execute("update turn set ran_at = null where name = 'trail.retention'");
    trail.inTransaction(
        () ->
            assertThat(cleanUps.due()).extracting(CleanUps.Due::accountId).doesNotContain(account));
    assertThat(rows("select count(*) from audit_retention where waiting_since is not null"))
        .containsExactly(1L);

    var due = dueAfter((int) CleanUps.LONGEST_WAIT.toHours());
    assertThat(due.accountId()).isEqualTo(account);
    trail.inTransaction(() -> assertThat(cleanUps.step(due, 0)).isEqualTo(1));

    assertThat(rows("select count(*) from audit_export where state = 'RUNNING'"))
        .as("what proves nothing goes on")
        .containsExactly(1L);
    assertThat(rows("select count(*) from audit_export where reason = 'audit.export.cleaned'"))
        .containsExactly(2L);
    assertThat(rows("select count(*) from audit_retention where waiting_since is not null"))
        .as("the next one waits again")
        .containsExactly(0L);
  }

  private void export(String format, long account, Instant touched) throws SQLException {
    execute(
        "insert into audit_export (id, account_id, owner, username, format, filter_words,"
            + " row_count, state, reason, started_at, touched_at) values ('%1$s', %2$d, 'u', 'mia',"
                .formatted(format, account)
            + " '%1$s', '', 0, 'RUNNING', '', timestamp with time zone '%2$s',"
                .formatted(format, touched)
            + " timestamp with time zone '%1$s')".formatted(touched));
  }

  private void hold(long account, String from) throws SQLException {
    execute(
        "insert into audit_hold (id, account_id, name, name_key, why, from_at, made_at, made_by,"
            + " released_by) values (1, %d, 'Case', 'case', 'a claim', %s, current_timestamp,"
                .formatted(account, from)
            + " 'mia', '')");
  }

  @Test
  void keepsWhatSomebodyStillHasToGet() {
    long account = due().accountId();
    trail.inTransaction(() -> trail.feed().follow(account));
    Instant old = NOW.minus(Duration.ofDays(90));
    trail.at(old).as("dana").in(account).record("user.create", Map.of()).fold();
    trail.at(old.plusSeconds(3_600)).record("user.lock", Map.of()).fold();

    assertThat(dueAfter(2).before()).isEqualTo(old);

    trail.inTransaction(() -> trail.feed().forget(account, 1, List.of()));
    var due = dueAfter(4);
    assertThat(due.before()).isEqualTo(old.plusSeconds(3_600));
    trail.inTransaction(() -> assertThat(cleanUps.remove(due)).isEqualTo(1));
    assertThat(rows("select id from audit_detail")).hasSize(1);
  }

  @Test
  void givesTheTurnOnceAnHour() {
    assertThat(due()).isNotNull();
    trail.inTransaction(() -> assertThat(cleanUps.due()).isEmpty());
  }

  @Test
  void letsNothingElseTakeEntriesOut() {
    trail.as("dana").record("user.create", Map.of());

    assertThatThrownBy(() -> execute("delete from audit_event"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> execute("update audit_event set version = 1"))
        .hasMessageContaining("append-only");
  }

  @Test
  void asksBeforeEntriesAreLost() {
    long account = due().accountId();
    trail.at(NOW.minus(Duration.ofDays(90))).as("dana").in(account).record("user.create", Map.of());
    trail.fold();
    Retentions retentions = new Retentions();
    retentions.em = trail.entries();
    retentions.clock = cleanUps.clock;
    retentions.events = cleanUps.events;
    retentions.trail = new Ignored();
    retentions.caller = new CurrentCaller();
    retentions.caller.actAs(
        Caller.program("dana", new Caller.Account(account, "contoso", "Contoso"), Set.of()));

    assertThatThrownBy(() -> retentions.keep(Optional.of(60), false))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> assertThat(refusal.fields().get(0).args()).containsExactly(1L));
    assertThatThrownBy(() -> retentions.keep(Optional.of(29), true))
        .isInstanceOf(BusinessException.class);
    trail.inTransaction(() -> retentions.keep(Optional.of(60), true));

    assertThat(retentions.get().days()).contains(60);
    assertThat(retentions.oldestKept()).isEqualTo(NOW.minus(Duration.ofDays(60)));
    assertThat(fired)
        .singleElement()
        .satisfies(
            event -> assertThat(event.details()).containsEntry("change.retention", "30 → 60"));
  }

  private CleanUps.Due dueAfter(int hours) {
    cleanUps.clock = Clock.fixed(NOW.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
    cleanUps.turns = TestTurns.on(trail.entries(), cleanUps.clock);
    return due();
  }

  private CleanUps.Due due() {
    List<CleanUps.Due> due = new ArrayList<>();
    trail.inTransaction(() -> due.addAll(cleanUps.due()));
    return due.get(0);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = trail.database().createStatement()) {
      statement.execute(sql);
    }
  }

  private List<Long> rows(String sql) {
    try (var statement = trail.database().createStatement();
        var row = statement.executeQuery(sql)) {
      List<Long> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getLong(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
