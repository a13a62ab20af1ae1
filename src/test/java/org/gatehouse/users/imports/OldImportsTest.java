package org.gatehouse.users.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Outcome;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OldImportsTest {

  private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

  private final List<AuditEvent> fired = new ArrayList<>();
  private final TrailInMemory database = new TrailInMemory(NOW);
  private int lastRow;

  @BeforeEach
  void account() {
    execute(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  @Tag("A-27")
  @DisplayName("A-27: tells how far an import came that was not run to its end, and of no other")
  void tellsOfWhatWasNotRunToItsEnd() {
    made("looked-at", "PREVIEW", Duration.ofDays(8));
    made("finished", "DONE", Duration.ofDays(8));
    made("young", "RUNNING", Duration.ofDays(6));
    made("left", "RUNNING", Duration.ofDays(8));
    row("left", "CREATE", true);
    row("left", "CREATE", true);
    row("left", "CREATE", false);
    row("left", "CHANGE", true);
    row("left", "CHANGE", false);
    row("left", "UNCHANGED", false);
    row("left", "REFUSED", false);

    int[] forgotten = new int[1];
    database.inTransaction(() -> forgotten[0] = imports().forget());

    assertThat(forgotten[0]).isEqualTo(3);
    assertThat(column("select id from user_import")).containsExactly("young");
    assertThat(fired)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.name()).isEqualTo("person.import");
              assertThat(event.accountId()).isEqualTo(7);
              assertThat(event.outcome()).isEqualTo(Outcome.FAILURE);
              assertThat(event.details())
                  .containsEntry("file", "left.csv")
                  .containsEntry("created", "2")
                  .containsEntry("changed", "1")
                  .containsEntry("unchanged", "1")
                  .containsEntry("rejected", "1");
            });
  }

  private OldImports imports() {
    return new Wiring(database.entries(), fired)
        .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
        .get(OldImports.class);
  }

  private void made(String id, String state, Duration ago) {
    execute(
        """
        insert into user_import (id, account_id, file_name, state, created_by, created_at)
        values ('%1$s', 7, '%1$s.csv', '%2$s', 'mia', timestamp with time zone '%3$s')
        """
            .formatted(id, state, NOW.minus(ago).toString().replace('T', ' ').replace("Z", "+00")));
  }

  private void row(String id, String verdict, boolean applied) {
    execute(
        """
        insert into user_import_row (id, import_id, line, username, email, verdict, field, reason, argument, applied)
        values (%1$d, '%2$s', %1$d, 'u', 'u@x.example', '%3$s', '', '', '', %4$s)
        """
            .formatted(++lastRow, id, verdict, applied));
  }

  private void execute(String sql) {
    try (var statement = database.database().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private List<String> column(String sql) {
    try (var statement = database.database().createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
