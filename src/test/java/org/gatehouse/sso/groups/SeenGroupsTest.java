package org.gatehouse.sso.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.teams.GroupNames;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On H2; the same on PostgreSQL is claimed against the running server. */
class SeenGroupsTest {

  private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
  private static final String SID = "S-1-5-32-544";

  private final List<AuditEvent> fired = new ArrayList<>();
  private final TrailInMemory database = new TrailInMemory(NOW);
  private Wiring wiring;

  @BeforeEach
  void account() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    }
    at(NOW);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  @DisplayName("keeps which groups there were, with when and for how many people, and no names")
  void countsPeople() {
    Set<Long> dana = note(Set.of(), "Finance", "Ops", SID);
    note(Set.of(), "finance");
    assertThat(rows()).containsExactly("Finance 2", "Ops 1", SID + " 1");

    at(NOW.plus(Duration.ofDays(3)));
    assertThat(note(dana, "Finance")).hasSize(1);
    assertThat(rows()).containsExactly("Finance 2", "Ops 0", SID + " 0");
    assertThat(
            column(
                "select count(*) from sso_group where seen_at > timestamp '2026-05-05 00:00:00'"))
        .containsExactly("1");

    database.inTransaction(
        () ->
            wiring
                .get(SeenGroups.class)
                .tried(7, "https://idp.example", GroupNames.of(List.of("Trial", "Ops"))));
    assertThat(rows()).as("a test sign-in is nobody’s").contains("Ops 0", "Trial 0");
  }

  @Test
  @DisplayName("keeps a thousand at most, and forgets what nobody has had for long")
  void isBounded() {
    note(Set.of(), many("Old", 990));
    at(NOW.plus(Duration.ofDays(30)));
    note(Set.of(), many("New", 20));
    assertThat(column("select count(*) from sso_group")).containsExactly("1000");

    at(NOW.plus(Duration.ofDays(100)));
    note(Set.of(), many("Newer", 20));
    assertThat(column("select count(*) from sso_group")).containsExactly("30");
  }

  @Test
  @Tag("A-86")
  @DisplayName("A-86: warns of a SID once a day")
  void warnsOnceADay() {
    note(Set.of(), SID, "Ops");
    warn(SID, "Ops");
    warn(SID);
    assertThat(fired)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.name()).isEqualTo("team.skip");
              assertThat(event.details()).containsEntry("reason", "SID").containsEntry("name", SID);
            });

    at(NOW.plus(Duration.ofDays(2)));
    warn(SID);
    assertThat(fired).hasSize(2);
  }

  @Test
  @Tag("A-75")
  @DisplayName("A-75: keeps and tells of groups whose names are too long or can not be read")
  void tellsOfWhatIsNoName() {
    String[] groups = {"x".repeat(256), "x".repeat(300), "a\0b", "Ops"};
    assertThat(note(Set.of(), groups)).hasSize(4);
    warn(groups);

    assertThat(fired)
        .allSatisfy(event -> assertThat(event.name()).isEqualTo("team.skip"))
        .extracting(event -> event.details().get("name") + " " + event.details().get("reason"))
        .containsExactlyInAnyOrder(
            "x".repeat(255) + " LENGTH", "x".repeat(255) + " LENGTH", "a\uFFFDb CHARACTERS");

    warn(groups);
    assertThat(fired).as("once a day").hasSize(3);
  }

  private void at(Instant moment) {
    wiring =
        new Wiring(database.entries(), fired)
            .with(Clock.class, Clock.fixed(moment, ZoneOffset.UTC))
            .with(Settings.class, TestSettings.untouched())
            .with(Secrets.class, new Secrets(List.of(new byte[32])));
  }

  private Set<Long> note(Collection<Long> before, String... groups) {
    Set<Long> ids = new HashSet<>();
    database.inTransaction(
        () ->
            ids.addAll(
                wiring.get(SeenGroups.class).note(7, GroupNames.of(List.of(groups)), before)));
    database.entries();
    return ids;
  }

  private void warn(String... groups) {
    database.inTransaction(
        () -> wiring.get(SeenGroups.class).warn(7, GroupNames.of(List.of(groups))));
    database.entries();
  }

  private static String[] many(String beginning, int count) {
    return IntStream.range(0, count).mapToObj(i -> beginning + " " + i).toArray(String[]::new);
  }

  private List<String> rows() {
    return column("select name || ' ' || people from sso_group order by name_key");
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
