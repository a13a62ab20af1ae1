package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.gatehouse.testing.Gatehouse;

/** Lets time go by on a running server with PostgreSQL, by moving what happened into the past. */
final class Nightly {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Gatehouse gatehouse;

  Nightly(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  /** The user was here last, and got his password, so many days ago. */
  void ago(String account, String username, int days) {
    execute(
        """
        update app_user set created_at = now() - interval '%1$d days',
          last_sign_in_at = case when last_sign_in_at is null then null else now() - interval '%1$d days' end,
          password_changed_at = case when password_hash is null then null else now() - interval '%1$d days' end,
          enabled_at = null
        where username_key = '%2$s' and account_id = (select id from account where slug = '%3$s')
        """
            .formatted(days, username, account));
  }

  /** Lets a night come for the account, and waits for its end. */
  void pass(String account) {
    over();
    execute(
        "delete from night_run where account_id = (select id from account where slug = '%s')"
            .formatted(account));
    execute("update turn set ran_at = null where name = 'nightly-rules'");
    await(
        () ->
            count(
                    "select count(*) from night_run r join account a on a.id = r.account_id"
                        + " where r.ended_at is not null and not r.failed and a.slug = '"
                        + account
                        + "'")
                == NightWork.Task.values().length);
    over();
  }

  /** Waits for the end of a night that goes on: it would take the next one for itself. */
  private void over() {
    await(
        () ->
            count("select count(*) from turn where name = 'nightly-rules' and ran_at is not null")
                == 1);
  }

  void execute(String sql) {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long count(String query) {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier done) {
    Instant end = Instant.now().plus(LIMIT);
    while (!done.getAsBoolean()) {
      assertThat(Instant.now()).as("the night came").isBefore(end);
    }
  }
}
