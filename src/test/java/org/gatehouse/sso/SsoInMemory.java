package org.gatehouse.sso;

import java.sql.SQLException;
import java.time.Clock;
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
import org.gatehouse.sso.metadata.AgreedProvider;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;

/** An account and the services of single sign-on on H2 in memory, at a time that a test chooses. */
public final class SsoInMemory implements AutoCloseable {

  public static final long ACCOUNT = 7;

  /** What was told to the audit log. */
  public final List<AuditEvent> fired = new ArrayList<>();

  private final TrailInMemory database;
  private Wiring wiring;
  private Instant now;

  public SsoInMemory(Instant now) {
    this.now = now;
    database = new TrailInMemory(now);
    // H2 checks it in the session of the migration, which is over, until the database is reopened.
    execute("alter table app_user drop constraint app_user_origin_known");
    execute(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    wiring = wired();
  }

  /** From here on it is that time. */
  public void at(Instant moment) {
    now = moment;
    wiring = wired();
  }

  /** A service as it is at this time. */
  public <T> T get(Class<T> type) {
    return wiring.get(type);
  }

  /** What a service gives within a transaction. */
  public <T> T in(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    try {
      database.inTransaction(() -> result.add(work.get()));
    } finally {
      database.entries();
    }
    return result.get(0);
  }

  /** Someone who looks after the account. */
  public long manager(long id, String name, String language) {
    execute(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin,
          created_at, language, version)
        values (%1$d, 'p%1$d', 7, '%2$s', '%2$s', '%2$s@x.example', '%2$s@x.example', 'MANUAL',
          timestamp '2020-01-01 00:00:00', '%3$s', 1)
        """
            .formatted(id, name, language));
    execute(
        "insert into user_role (id, account_id, user_id, role_id) values (%1$d, 7, %1$d, 1)"
            .formatted(id));
    return id;
  }

  public void execute(String sql) {
    try (var statement = database.database().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of each row. */
  public List<String> column(String sql) {
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

  @Override
  public void close() {
    database.close();
  }

  private Wiring wired() {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(ACCOUNT, "contoso", "Contoso"), Set.of(Permission.values())));
    Wiring services =
        new Wiring(database.entries(), fired)
            .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
            .with(CurrentCaller.class, caller)
            .with(
                Settings.class,
                TestSettings.with("GATEHOUSE_ALLOWED_PRIVATE_TARGETS", "127.0.0.1/32"))
            .with(Secrets.class, new Secrets(List.of(new byte[32])));
    return services.with(AgreedProvider.class, services.get(LiveProvider.class));
  }
}
