package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.Test;

/** A night of an account with a million people of whom ten thousand were away for too long. */
class InactivityBench {

  private static final int USERS = 1_000_000;
  private static final int AWAY_EVERY = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @Test
  void disablesTenThousandOfAMillion() throws Exception {
    String account = accounts.create("inactive");
    accounts.user(account, "manager", "Account Manager");
    String other = accounts.create("signing-in");
    accounts.user(other, "dana", "User");
    Load.Call signIn = () -> signIn(other);
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin,
            created_at, last_sign_in_at, search_key, version)
          select 20000000 + n, left(md5('i' || n), 22), (select id from account where slug = '%1$s'), 'away-' || n,
            'away-' || n, 'away-' || n || '@bench.example', 'away-' || n || '@bench.example', 'SSO',
            now() - interval '2 years', now() - interval '1 day' * case when n %% %2$d = 0 then 400 else n %% 60 end,
            'away-' || n, 1
          from generate_series(0, %3$d - 1) n
          """
              .formatted(account, AWAY_EVERY, USERS));
      statement.execute("vacuum analyze app_user");
      Load.during(WARM_UP, List.of(signIn));
      Load quiet = Load.during(LIMIT, List.of(signIn));

      api.put(
          "/accounts/" + account + "/policy", "{\"maxLoginAttempts\":5,\"maxInactivityDays\":90}");
      statement.execute("update turn set ran_at = null where name = 'nightly-rules'");
      CompletableFuture<Double> night = CompletableFuture.supplyAsync(() -> seconds(database));
      Load during = Load.during(LIMIT, List.of(signIn));

      Figures.add(
          "A night disables 10,000 of a million people",
          Figures.number(night.get()) + " s",
          "limit 60 s");
      Figures.add(
          "Sign-ins meanwhile, p99",
          Figures.number(during.millis(0.99)) + " ms",
          Figures.number(quiet.millis(0.99)) + " ms without; limit twice as long");
    }
  }

  private void signIn(String account) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":dana", Accounts.PASSWORD);
  }

  /** From the beginning of the night's work to its end. */
  private static double seconds(Connection database) {
    try (Statement statement = database.createStatement()) {
      while (true) {
        statement.execute("select pg_sleep(0.25)");
        try (ResultSet row =
            statement.executeQuery(
                "select extract(epoch from ended_at - began_at) from night_run"
                    + " where task = 'INACTIVITY' and done >= 10000 and ended_at is not null")) {
          if (row.next()) {
            return row.getDouble(1);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
