package org.gatehouse.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looks after the platform; on H2. */
class ManagersTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final TrailInMemory database = new TrailInMemory(NOW);

  @BeforeEach
  void operator() throws SQLException {
    sql("alter table app_user drop constraint app_user_origin_known");
    sql(
        "insert into app_user (id, public_id, account_id, username, username_key, email,"
            + " email_key, origin, created_at, version) values (1, 'p1', 1, 'olga', 'olga',"
            + " 'olga@x.example', 'olga@x.example', 'MANUAL', timestamp '2020-01-01 00:00:00', 1)");
    sql("insert into user_role (id, account_id, user_id, role_id) values (1, 1, 1, 4)");
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void findsAnOperator() {
    assertThat(any()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update user_role set role_id = 1",
        "update user_role set valid_until = timestamp with time zone '2100-01-01 00:00:00+00'",
        "update app_user set disabled_at = current_timestamp",
        "update app_user set locked_at = current_timestamp, locked_reason = 'BY_HAND'",
        "update app_user set invited_at = current_timestamp",
        "delete from user_role"
      })
  void findsNobodyWhoCannotOperateForGood(String change) throws SQLException {
    sql(change);

    assertThat(any()).isFalse();
  }

  private boolean any() {
    Managers managers =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .with(Secrets.class, new Secrets(List.of(new byte[32])))
            .with(CurrentCaller.class, new CurrentCaller())
            .with(Settings.class, TestSettings.untouched())
            .get(Managers.class);
    boolean[] any = new boolean[1];
    database.inTransaction(() -> any[0] = managers.any(Accounts.PLATFORM.id()));
    return any[0];
  }

  private void sql(String statement) throws SQLException {
    try (var statements = database.database().createStatement()) {
      statements.execute(statement);
    }
  }
}
