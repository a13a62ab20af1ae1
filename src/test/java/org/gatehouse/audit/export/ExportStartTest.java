package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a file may be begun while a clean-up takes entries out. */
class ExportStartTest {

  private static final Caller.Account ACCOUNT = new Caller.Account(1, "platform", "Platform");
  private static final Caller CALLER =
      Caller.program("auditor", ACCOUNT, Set.of(Permission.AUDIT_READ));

  private final TrailInMemory trail = new TrailInMemory(Instant.parse("2026-11-26T10:00:00Z"));

  @BeforeEach
  void aCleanUp() throws SQLException {
    execute(
        "insert into audit_retention (account_id, version, days, removed) values (1, 0, 30, 0)");
    trail.database().setAutoCommit(false);
    execute("select * from audit_retention where account_id = 1 for update");
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"PROOFS", "EVIDENCE"})
  @DisplayName("a file with proofs is begun when the batch that is under way has gone")
  void waitsForTheBatch(ExportFormat format) throws SQLException {
    assertThatThrownBy(() -> start(format)).hasStackTraceContaining("Timeout");

    trail.database().commit();
    start(format);

    assertThat(state()).isEqualTo(ExportState.RUNNING);
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSONL"})
  @DisplayName("what proves nothing waits for nobody")
  void waitsForNothing(ExportFormat format) {
    start(format);

    assertThat(state()).isEqualTo(ExportState.RUNNING);
  }

  private void start(ExportFormat format) {
    NewExport wanted = new NewExport(format, "", OptionalInt.empty());
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(CALLER);
    Exports exports =
        new Wiring(trail.entries(), new ArrayList<>())
            .with(Clock.class, trail.clock())
            .with(CurrentCaller.class, caller)
            .get(Exports.class);
    trail.inTransaction(
        () -> {
          Export.Owner owner = Export.Owner.of(CALLER, ACCOUNT.id());
          exports.em.persist(new Export("x", owner, wanted, trail.clock().instant()));
          exports.start("x", wanted);
        });
  }

  private ExportState state() {
    return trail.entries().find(Export.class, "x").progress().state();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = trail.database().createStatement()) {
      statement.execute(sql);
    }
  }
}
