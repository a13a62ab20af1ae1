package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.gatehouse.testing.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds those whom a rule concerns, among many whom it does not. */
@Tag("once")
class RulePlanIT {

  @Test
  void findsThoseWhoWereAwayByTheDayOfTheirLastSignIn() throws SQLException {
    try (Postgres server =
            Postgres.start(Path.of("target/servers"), Path.of("target/it/rule-plan.log"))
                .migrated();
        Connection database = DriverManager.getConnection(server.url(), Postgres.USER, "");
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into account (id, slug, name, language, created_at, version)
            values (7, 'contoso', 'Contoso', 'en', now(), 1);
          insert into app_user (id, public_id, account_id, username, username_key, email, email_key, search_key, origin,
              created_at, last_sign_in_at, version)
            select n, 'p' || n, 7, 'u' || n, 'u' || n, 'u@' || n, 'u@' || n, '', 'MANUAL', now() - interval '900 days',
              now() - interval '1 day' * case when n % 1000 = 0 then 200 else n % 60 end, 1
            from generate_series(1, 20000) n
          """);
      statement.execute("vacuum analyze app_user");

      StringBuilder plan = new StringBuilder();
      String concerned =
          Rule.INACTIVITY
              .concerned()
              .replace("?1", "7")
              .replace("?2", "(now() - interval '90 days')");
      try (var row = statement.executeQuery("explain (analyze) select count(*)" + concerned)) {
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
      }
      assertThat(plan)
          .as("whoever was there lately is not looked at")
          .containsPattern("Index Scan on app_user_last_sign_in_day .*\n *Index Cond: .*day <= ")
          .containsPattern("on app_user u .*actual time=[0-9.]+ rows=20 ");
    }
  }
}
