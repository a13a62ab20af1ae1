package org.gatehouse.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.home.calendar.CalendarPage;
import org.gatehouse.home.start.StartPage;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However often a page names a value, the database is asked for it once a request. */
class AskedOnceTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private final TrailInMemory database = new TrailInMemory(NOW);
  private Wiring wiring;

  @BeforeEach
  void account() throws SQLException {
    execute("alter table app_user drop constraint app_user_origin_known");
    execute(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    execute(
        "insert into app_user (id, public_id, account_id, username, username_key, email, email_key,"
            + " origin, created_at, last_sign_in_at, version) values (1, 'p1', 7, 'mia', 'mia',"
            + " 'mia@x.example', 'mia@x.example', 'MANUAL', current_timestamp, current_timestamp,"
            + " 1)");
    CurrentCaller caller = new CurrentCaller();
    Caller.Account account = new Caller.Account(7, "contoso", "Contoso");
    caller.actAs(
        new Caller(
            Caller.Kind.USER,
            account,
            account,
            Optional.of(1L),
            "mia",
            "Mia",
            "mia@x.example",
            Optional.empty(),
            Optional.empty(),
            Set.of(Permission.USERS_MANAGE, Permission.POLICY_MANAGE, Permission.SSO_MANAGE),
            false,
            Optional.empty(),
            false));
    wiring =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .with(CurrentCaller.class, caller)
            .with(Settings.class, TestSettings.untouched())
            .with(Secrets.class, new Secrets(List.of(new byte[32])));
    execute("set query_statistics true");
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void theFirstSteps() throws SQLException {
    StartPage page = wiring.get(StartPage.class);
    asksOnce(
        () -> {
          assertThat(page.isOffered()).isTrue();
          assertThat(page.isHidden()).isFalse();
          assertThat(page.getNext()).isNotNull();
          assertThat(page.getRows()).hasSize(5);
          assertThat(page.getDone()).isZero();
        });
  }

  @Test
  void howThingsStand() throws SQLException {
    NowPage page = wiring.get(NowPage.class);
    asksOnce(
        () -> {
          assertThat(page.getLately()).hasSize(1);
          assertThat(page.getOtherWayIn()).isEmpty();
          assertThat(page.getRules()).isNotNull();
        });
  }

  @Test
  void whatEnds() throws SQLException {
    CalendarPage page = wiring.get(CalendarPage.class);
    asksOnce(
        () -> {
          assertThat(page.getFeed()).isNull();
          assertThat(page.getNext()).isEmpty();
          assertThat(page.getMonths()).isEmpty();
        });
  }

  private void asksOnce(Runnable rendered) throws SQLException {
    rendered.run();
    int once = statements();
    rendered.run();
    rendered.run();
    assertThat(once).isPositive();
    assertThat(statements()).isEqualTo(once);
  }

  private int statements() throws SQLException {
    try (var statement = database.database().createStatement();
        var rows =
            statement.executeQuery(
                "select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
                    + " where lower(sql_statement) not like '%information_schema%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute(sql);
    }
  }
}
