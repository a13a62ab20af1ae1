package org.gatehouse.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Outcome;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On H2; the same on PostgreSQL is claimed against the running server. */
class GroupSyncTest {

  private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

  private final List<AuditEvent> fired = new ArrayList<>();
  private final TrailInMemory database = new TrailInMemory(NOW);
  private Wiring wiring;
  private long lastId = 1_000;

  @BeforeEach
  void account() {
    // H2 checks it in the session of the migration, which is over, until the database is reopened.
    execute("alter table app_user drop constraint app_user_origin_known");
    execute("alter table team drop constraint team_origin_known");
    execute(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    at(NOW);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  @Tag("A-75")
  @Tag("A-81")
  @Tag("A-82")
  @DisplayName("A-75, A-81, A-82: makes teams without roles, moves people, changes no role")
  void followsEverySignIn() {
    long dana = user("dana");
    signIn(dana, "Finance", "Support");
    execute(
        "insert into team_role (team_id, role_id, account_id) select id, 2, 7 from team where name"
            + " = 'Support'");

    signIn(dana, "Finance", "Ärzte");

    assertThat(
            column("select t.name from team t join team_member m on m.team_id = t.id order by 1"))
        .containsExactly("Finance", "Ärzte");
    assertThat(column("select name from team order by id"))
        .containsExactly("Finance", "Support", "Ärzte");
    assertThat(column("select t.name from team_role r join team t on t.id = r.team_id"))
        .containsExactly("Support");
    assertThat(column("select group_name from team_member order by 1"))
        .containsExactly("Finance", "Ärzte");
    assertThat(fired)
        .extracting(AuditEvent::name)
        .containsExactly("team.create", "team.create", "team.create", "team.update");
    assertThat(fired.get(3).details())
        .containsEntry("removed", "dana")
        .containsEntry("signIn", "dana");
    assertThat(fired.get(3).actor()).contains("system");
  }

  @Test
  @DisplayName("writes nothing and waits for nobody while nothing is new")
  void writesNothingWithoutNews() {
    long dana = user("dana");
    signIn(dana, "Finance", "Support");
    fired.clear();
    execute("set query_statistics true");

    signIn(dana, "Support", "finance");

    assertThat(fired).isEmpty();
    assertThat(statements("SELECT")).as("the user and his teams").isEqualTo(2);
    assertThat(statements("INSERT") + statements("UPDATE") + statements("DELETE")).isZero();
  }

  @Test
  @Tag("A-87")
  @DisplayName("A-87: takes 500 groups at once with a handful of questions")
  void takesFiveHundredGroups() {
    long dana = user("dana");
    long omar = user("omar");
    String[] groups =
        IntStream.range(0, 500).mapToObj(i -> "Grp-%03d-é".formatted(i)).toArray(String[]::new);
    execute("set query_statistics true");

    signIn(dana, groups);
    signIn(omar, groups);

    assertThat(column("select count(*) from team")).containsExactly("500");
    assertThat(column("select count(*) from team_member")).containsExactly("1000");
    assertThat(statements("SELECT")).isLessThan(60);

    signIn(dana);
    assertThat(column("select count(*) from team_member")).containsExactly("500");
  }

  @Test
  @Tag("A-78")
  @DisplayName("A-78: takes over no team made by hand")
  void leavesManualTeams() {
    long dana = user("dana");
    team("Finance");

    signIn(dana, "Finance", "Support");

    assertThat(column("select origin from team order by name")).containsExactly("MANUAL", "SSO");
    assertThat(column("select count(*) from team_member")).containsExactly("1");
  }

  @Test
  @Tag("A-83")
  @Tag("A-84")
  @DisplayName("A-83, A-84: releases all groups, and takes those back that a sign-in names")
  void releasesAndAdopts() {
    long dana = user("dana");
    signIn(dana, "Finance", "Support");
    database.inTransaction(() -> sync().release(7));
    fired.clear();

    assertThat(column("select distinct origin from team")).containsExactly("MANUAL");
    assertThat(column("select count(*) from team_member")).containsExactly("2");

    signIn(dana, "Finance");

    assertThat(column("select origin from team order by name")).containsExactly("SSO", "MANUAL");
    assertThat(column("select count(*) from team_member")).containsExactly("2");
    assertThat(fired)
        .singleElement()
        .satisfies(
            event -> assertThat(event.details()).containsEntry("change.origin", "MANUAL → SSO"));
  }

  @Test
  @DisplayName("does nothing when the sync was switched off while it waited")
  void asksAgainOnceItHoldsTheAccount() {
    SignInUser dana = wiring.get(SignInUsers.class).get(user("dana"));

    database.inTransaction(() -> sync().fit(dana, GroupNames.of(List.of("Finance")), () -> false));

    assertThat(column("select count(*) from team")).containsExactly("0");
  }

  @Test
  @Tag("A-88")
  @DisplayName(
      "A-88: keeps the last account manager in his group, tells the log and mails, once a day")
  void keepsTheLastManager() {
    long dana = user("dana");
    signIn(dana, "Admins", "Bosses", "Finance");
    for (String team : List.of("Admins", "Bosses")) {
      execute(
          "insert into team_role (team_id, role_id, account_id) select id, 1, 7 from team where name = '%s'"
              .formatted(team));
    }
    fired.clear();

    signIn(dana);

    assertThat(column("select count(*) from team_member"))
        .as("one of the two is kept")
        .containsExactly("1");
    assertThat(column("select count(*) from account_manager")).containsExactly("1");
    assertThat(fired)
        .filteredOn(event -> event.outcome() == Outcome.FAILURE)
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsEntry("reason", "LAST_MANAGER"));
    assertThat(column("select recipient from outbox_entry where kind = 'teams.held'"))
        .containsExactly("dana@x.example");

    signIn(dana);
    assertThat(column("select count(*) from outbox_entry")).containsExactly("1");
    at(NOW.plus(Duration.ofDays(2)));
    signIn(dana);
    assertThat(column("select count(*) from outbox_entry")).containsExactly("2");

    execute(
        "insert into user_role (id, account_id, user_id, role_id) values (1, 7, %d, 1)"
            .formatted(user("mia")));
    signIn(dana);
    assertThat(column("select count(*) from team_member")).containsExactly("0");
  }

  @Test
  @Tag("A-88")
  @DisplayName("A-88: keeps the last operator of the platform in his group")
  void keepsTheLastOperator() {
    long olga = user("olga", 1);
    signIn(olga, "Operators", "Finance");
    execute(
        "insert into team_role (team_id, role_id, account_id) select id, 4, 1 from team where name"
            + " = 'Operators'");
    fired.clear();

    signIn(olga);

    assertThat(
            column("select t.name from team t join team_member m on m.team_id = t.id order by 1"))
        .containsExactly("Operators");
    assertThat(fired)
        .filteredOn(event -> event.outcome() == Outcome.FAILURE)
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsEntry("name", "Operators"));
    assertThat(column("select recipient from outbox_entry where kind = 'teams.held'"))
        .containsExactly("olga@x.example");

    execute(
        "insert into user_role (id, account_id, user_id, role_id) values (1, 1, %d, 4)"
            .formatted(user("mia", 1)));
    signIn(olga);
    assertThat(column("select count(*) from team_member")).containsExactly("0");
  }

  private void signIn(long user, String... groups) {
    database.inTransaction(
        () ->
            sync()
                .fit(
                    wiring.get(SignInUsers.class).get(user),
                    GroupNames.of(List.of(groups)),
                    () -> true));
    database.entries();
  }

  private GroupSync sync() {
    return wiring.get(GroupSync.class);
  }

  private void at(Instant moment) {
    wiring =
        new Wiring(database.entries(), fired)
            .with(Clock.class, Clock.fixed(moment, ZoneOffset.UTC))
            .with(Settings.class, TestSettings.untouched())
            .with(Secrets.class, new Secrets(List.of(new byte[32])));
  }

  private long user(String name) {
    return user(name, 7);
  }

  private long user(String name, long account) {
    long id = ++lastId;
    execute(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, origin,
          created_at, version)
        values (%1$d, 'p%1$d', %3$d, '%2$s', '%2$s', '%2$s@x.example', '%2$s@x.example', 'MANUAL', current_timestamp, 1)
        """
            .formatted(id, name, account));
    return id;
  }

  private void team(String name) {
    execute(
        """
        insert into team (id, account_id, public_id, name, name_key, origin, created_at, version)
        values (100000, 7, 't1', '%s', lower('%s'), 'MANUAL', current_timestamp, 1)
        """
            .formatted(name, name));
  }

  private int statements(String verb) {
    return Integer.parseInt(
        column(
                "select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
                    + " where upper(sql_statement) like '"
                    + verb
                    + "%'"
                    + " and lower(sql_statement) not like '%information_schema%'")
            .get(0));
  }

  private void execute(String sql) {
    try (var statement = database.database().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private List<String> column(String sql) {
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
}
