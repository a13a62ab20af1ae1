package org.gatehouse.users;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;

/** Accounts with people on H2 in memory; an account manager of Contoso calls. */
final class PeopleInMemory implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  static final String ELSEWHERE = "https://gatehouse.example/login/saml/contoso/";
  static final long CONTOSO = 7;

  final List<AuditEvent> fired = new ArrayList<>();
  Optional<String> elsewhere = Optional.empty();
  AccountStatus status = AccountStatus.ACTIVE;

  private final TrailInMemory database = new TrailInMemory(NOW);
  private Wiring wiring;

  PeopleInMemory() {
    sql("alter table app_user drop constraint app_user_origin_known");
    account(CONTOSO);
    set(TestSettings.untouched(), Duration.ZERO);
  }

  /** From here on it is so much later than at the beginning, with these settings. */
  void set(Settings settings, Duration later) {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(CONTOSO, "contoso", "Contoso"), Set.of(Permission.values())));
    wiring =
        new Wiring(database.entries(), fired)
            .with(Clock.class, Clock.fixed(NOW.plus(later), ZoneOffset.UTC))
            .with(CurrentCaller.class, caller)
            .with(Secrets.class, new Secrets(List.of(new byte[32])))
            .with(Settings.class, settings)
            .with(Accounts.class, new Doors());
  }

  Wiring wiring() {
    return wiring;
  }

  <T> T get(Class<T> type) {
    return wiring.get(type);
  }

  void account(long id) {
    sql(
        "insert into account (id, slug, name, language, created_at, version) values (%1$d, 'a%1$d', 'A%1$d', 'en', %2$s, 1)"
            .formatted(id, moment()));
  }

  /** A user with a password. */
  void user(long id, long account, String name) {
    sql(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, password_hash,
          origin, created_at, version)
        values (%1$d, 'p%1$d', %2$d, '%3$s', '%3$s', '%3$s@a%2$d.example', '%3$s@a%2$d.example', 'hash', 'MANUAL', %4$s, 1)
        """
            .formatted(id, account, name, moment()));
  }

  /** To whom mails and messages of a kind wait to be sent. */
  List<String> mails(String kind) {
    return column(
        "select recipient from outbox_entry where kind = '%s' order by recipient".formatted(kind));
  }

  List<String> column(String sql) {
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

  void sql(String sql) {
    try (var statement = database.database().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void run(Runnable work) {
    in(
        () -> {
          work.run();
          return true;
        });
  }

  <T> T in(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    try {
      database.inTransaction(() -> result.add(work.get()));
    } finally {
      database.entries();
    }
    return result.get(0);
  }

  @Override
  public void close() {
    database.close();
  }

  private static String moment() {
    return "timestamp with time zone '" + NOW.toString().replace('T', ' ') + "'";
  }

  /** Accounts into which people come as the test says. */
  private final class Doors extends Accounts {

    @Override
    public Optional<String> findOtherWayIn(long accountId) {
      return elsewhere;
    }

    @Override
    public AccountDetails get(long id) {
      return new AccountDetails(
          id, "a" + id, "A" + id, null, "en", false, NOW, status, status, null);
    }

    @Override
    public boolean returnedSince(long accountId, Instant moment) {
      return false;
    }

    @Override
    public void lock(long accountId) {
      // There is nobody else.
    }
  }
}
