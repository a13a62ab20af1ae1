package org.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What becomes of requests when the database ends all connections, as it does when it restarts. */
@Tag("everywhere")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class DatabaseLossIT {

  private static final int TOGETHER = 12;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();

  @Test
  @DisplayName(
      "once the database is there again, errors end within five seconds, on every connection")
  void goesOnAfterTheDatabaseHasEndedAllConnections() throws Exception {
    String account = new Accounts(api).create("loss");
    String path = "/accounts/" + account;
    assertThat(statuses(path)).containsOnly(200);

    endAll();
    Instant end = Instant.now().plus(LIMIT);
    while (!List.of(200).containsAll(statuses(path)) && Instant.now().isBefore(end)) {
      // Again.
    }

    for (int round = 0; round < 5; round++) {
      assertThat(statuses(path)).as("round %d", round).containsOnly(200);
    }
    new Accounts(api).user(account, "mia", "Account Manager");
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    assertThat(mia.get("/users").status()).isEqualTo(200);
  }

  private List<Integer> statuses(String path) throws Exception {
    return AtOnce.statuses(TOGETHER, i -> api.get(path).status());
  }

  private void endAll() throws SQLException {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }
}
