package org.gatehouse.users.rules;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;

/** An account with people and rules on H2 in memory, at a time that the test chooses. */
final class RulesInMemory implements AutoCloseable {

  static final long ACCOUNT = 7;

  final List<AuditEvent> fired = new ArrayList<>();

  private final TrailInMemory database;
  private Wiring wiring;
  private Instant now;
  private long lastId = 1_000;

  RulesInMemory(Instant now) {
    this.now = now;
    database = new TrailInMemory(now);
    // H2 checks it in the session of the migration, which is over, until the database is reopened.
    execute("alter table app_user drop constraint app_user_origin_known");
    execute(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    execute(
        "insert into account_policy (account_id, version, max_login_attempts) values (7, 1, 5)");
    wiring = wired();
  }

  /** From here on it is that time. */
  void at(Instant moment) {
    now = moment;
    wiring = wired();
  }

  Instant now() {
    return now;
  }

  /** A service as it is at this time. */
  <T> T get(Class<T> type) {
    return wiring.get(type);
  }

  /** What a service gives within a transaction. */
  <T> T inTransaction(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    database.inTransaction(() -> result.add(work.get()));
    database.entries();
    return result.get(0);
  }

  /** A user who came last, or was made, so many days ago; gives his id. */
  long user(String name, int days) {
    long id = ++lastId;
    execute(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin,
          created_at, last_sign_in_at, version)
        values (%1$d, 'p%1$d', 7, '%2$s', '%2$s', '%2$s@x.example', '%2$s@x.example', 'MANUAL', %3$s, %4$s, 1)
        """
            .formatted(
                id,
                name,
                moment(now.minus(Duration.ofDays(1_000))),
                moment(now.minus(Duration.ofDays(days)))));
    return id;
  }

  /** Makes him an account manager. */
  long manager(String name, int days) {
    long id = user(name, days);
    execute(
        "insert into user_role (id, account_id, user_id, role_id) values (%1$d, 7, %1$d, 1)"
            .formatted(id));
    return id;
  }

  void execute(String sql) {
    try (var statement = database.database().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of each row. */
  List<String> column(String sql) {
    try (var statement = database.database().createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(String.valueOf(rows.getString(1)));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The names of the disabled. */
  List<String> disabled() {
    return column("select username from app_user where disabled_at is not null order by username");
  }

  /** To whom mails of a kind wait to be sent. */
  List<String> mails(String kind) {
    return column(
        "select recipient from outbox_entry where kind = '%s' order by recipient".formatted(kind));
  }

  static String moment(Instant moment) {
    return "timestamp with time zone '" + moment.toString().replace('T', ' ') + "'";
  }

  /** Does a night's work to its end; how many it concerned, none if the night had it done. */
  long night(Class<? extends NightWork> type) {
    return night(type, ACCOUNT);
  }

  /** The same in another account. */
  long night(Class<? extends NightWork> type, long account) {
    NightWork work = get(type);
    Nights nights = get(Nights.class);
    String runs = " from night_run where task = '" + work.task() + "'";
    List<String> before = column("select ended_at" + runs);
    Nights.Step step;
    do {
      step = inTransaction(() -> nights.step(work, account));
    } while (step == Nights.Step.MORE);
    return before.equals(column("select ended_at" + runs))
        ? 0
        : Long.parseLong(column("select done" + runs).get(0));
  }

  @Override
  public void close() {
    database.close();
  }

  private Wiring wired() {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(ACCOUNT, "contoso", "Contoso"), Set.of(Permission.values())));
    return new Wiring(database.entries(), fired)
        .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
        .with(CurrentCaller.class, caller)
        .with(Settings.class, TestSettings.untouched())
        .with(Secrets.class, new Secrets(List.of(new byte[32])));
  }
}
