package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gatehouse.testing.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What PostgreSQL notes of an account that gets a configuration, whoever makes it. */
@Tag("once")
class WaysBesideIT {

  @Test
  @Tag("A-68")
  void asksAboutSingleSignOnAlsoWhereANodeOfTheVersionBeforeHasSetItUp() throws SQLException {
    try (Postgres server =
            Postgres.start(Path.of("target/servers"), Path.of("target/it/ways-beside.log"))
                .migrated();
        Connection database = DriverManager.getConnection(server.url(), Postgres.USER, "");
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into account (id, slug, name, language, created_at, version)
          values (7, 'acme', 'Acme', 'en', now(), 1), (8, 'other', 'Other', 'en', now(), 1);
          insert into sso_configuration (id, account_id, sp_name, acs_token, sp_key, sp_certificate, auto_create_users,
            auto_create_groups, enabled, enforced, sign_requests, signatures, skew_seconds, allow_unsolicited, changed_at, version)
          values (1, 7, 'acme', 't', 'k', 'c', true, false, false, false, true, 'ASSERTION', 60, false, now(), 1)
          """);

      try (ResultSet noted =
          statement.executeQuery(
              "select ways_beside from account where id in (7, 8) order by id")) {
        assertThat(noted.next()).isTrue();
        assertThat(noted.getBoolean(1)).isTrue();
        assertThat(noted.next()).isTrue();
        assertThat(noted.getBoolean(1)).isFalse();
      }
    }
  }
}
