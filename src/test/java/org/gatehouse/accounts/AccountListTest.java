package org.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page of accounts costs as many statements as its accounts have levels above them. */
class AccountListTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final TrailInMemory database = new TrailInMemory(NOW);

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void readsTheAccountsAboveAllRowsAtOnceAndTellsTheirState() throws SQLException {
    try (Statement statement = database.database().createStatement()) {
      for (int top = 100; top < 120; top++) {
        account(statement, top, "top", "null", top % 2 == 0 ? "current_timestamp" : "null");
        account(statement, top + 100, "middle", Integer.toString(top), "null");
        account(statement, top + 200, "leaf", Integer.toString(top + 100), "null");
      }
      statement.execute("set query_statistics true");
    }
    AccountList list =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .get(AccountList.class);

    List<AccountDetails> leaves = list.list("leaf", "", 50).items();

    assertThat(leaves).hasSize(20);
    assertThat(leaves.get(0).parent()).isEqualTo("middle200");
    assertThat(leaves.get(0).status()).isEqualTo(AccountStatus.SUSPENDED);
    assertThat(leaves.get(1).status()).isEqualTo(AccountStatus.ACTIVE);
    try (Statement statement = database.database().createStatement();
        var rows =
            statement.executeQuery(
                "select sum(execution_count) from information_schema.query_statistics"
                    + " where lower(sql_statement) like '%from account%'")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(3);
    }
  }

  private static void account(
      Statement statement, int id, String kind, String parent, String suspended)
      throws SQLException {
    statement.execute(
        "insert into account (id, slug, name, language, created_at, version, parent_id,"
            + " suspended_at) values (%1$d, '%2$s%1$d', '%2$s', 'en', current_timestamp, 1, %3$s, %4$s)"
                .formatted(id, kind, parent, suspended));
  }
}
