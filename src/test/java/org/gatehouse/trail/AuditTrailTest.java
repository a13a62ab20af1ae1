package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The trail on a database in memory, without a server around it. */
class AuditTrailTest {

  private static final String URL = "jdbc:h2:mem:trail;TIME ZONE=UTC";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.000001Z");

  private final AuditTrail trail = new AuditTrail();
  private Connection database;
  private EntityManager entries;

  record Happened(String name, Outcome outcome, Optional<String> actor, Map<String, String> details)
      implements AuditEvent {

    @Override
    public long accountId() {
      return 7;
    }
  }

  @BeforeEach
  void begin() throws SQLException {
    database = DriverManager.getConnection(URL, "sa", "");
    Flyway.configure()
        .dataSource(URL, "sa", "")
        .locations("classpath:db/migration", "classpath:db/vendor/h2")
        .load()
        .migrate();
    entries =
        Persistence.createEntityManagerFactory(
                "trail",
                Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.jdbc.url", URL,
                    "jakarta.persistence.jdbc.user", "sa",
                    "eclipselink.target-server", "None"))
            .createEntityManager();
    trail.changes = entries;
    trail.failures = entries;
    trail.catalogue = new Catalogue();
    trail.caller = new CurrentCaller();
    trail.refusals = new Refusals();
    trail.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    entries.getTransaction().begin();
  }

  @AfterEach
  void end() throws SQLException {
    entries.getEntityManagerFactory().close();
    try (var statement = database.createStatement()) {
      statement.execute("shutdown");
    }
  }

  @Test
  void keepsTheEventItsPersonalSideItsKeyAndItsPlaceInTheInbox() throws SQLException {
    caller("dana");
    trail.record(
        new Happened(
            "user.create", Outcome.SUCCESS, Optional.empty(), Map.of("email", "Zoë@b.example")));
    entries.getTransaction().commit();

    assertThat(rows("select * from audit_event natural join audit_detail"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("text_key", "user.create.success")
                    .containsEntry("item", "User")
                    .containsEntry("action", "Create")
                    .containsEntry("outcome", "SUCCESS")
                    .containsEntry("username", "dana")
                    .containsEntry("occurred_at", "2026-11-22 10:00:00.000001+00")
                    .containsEntry("details", "{\"email\":\"Zoë@b.example\"}")
                    .containsEntry("searchable", "zoe@b.example"));
    assertThat(rows("select * from audit_key natural join audit_event")).hasSize(1);
    assertThat(rows("select * from audit_inbox natural join audit_event")).hasSize(1);
  }

  @Test
  void keepsCanonicalBytesThatTheSaltTiesToTheValues() throws Exception {
    caller("dana");
    trail.record(new Happened("user.create", Outcome.SUCCESS, Optional.empty(), Map.of()));
    entries.getTransaction().commit();

    var row = rows("select * from audit_event natural join audit_detail").get(0);
    byte[] salt = HexFormat.of().parseHex(row.get("salt"));
    String bytes =
        new String(HexFormat.of().parseHex(row.get("canonical")), StandardCharsets.UTF_8);
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(salt);
    byte[] own = digest.digest("username".getBytes(StandardCharsets.UTF_8));
    digest.update(own);
    byte[] sealed = digest.digest("dana".getBytes(StandardCharsets.UTF_8));
    assertThat(bytes).contains("\"username\":\"" + HexFormat.of().formatHex(sealed) + "\"");
  }

  @Test
  void refusesToChangeOrDeleteAnEvent() throws SQLException {
    trail.record(new Happened("user.create", Outcome.SUCCESS, Optional.empty(), Map.of()));
    entries.getTransaction().commit();

    for (String sql : List.of("update audit_event set item = 'Team'", "delete from audit_event")) {
      assertThatThrownBy(() -> rows(sql)).hasMessageContaining("append-only");
    }
    assertThat(rows("select * from audit_event")).hasSize(1);
  }

  @Test
  @Tag("A-15")
  void namesTheSystemWhereNobodyCalls() throws SQLException {
    trail.record(new Happened("user.disable", Outcome.SUCCESS, Optional.empty(), Map.of()));
    entries.getTransaction().commit();

    assertThat(rows("select username from audit_detail"))
        .containsExactly(Map.of("username", "system"));
  }

  @Test
  @Tag("A-7")
  void aggregatesAnonymousRefusalsButNeverThoseOfAUser() throws SQLException {
    for (int i = 0; i < 25; i++) {
      trail.recordFailure(refusal(Optional.of("")));
      trail.recordFailure(refusal(Optional.of("dana")));
    }
    trail.clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
    trail.recordCounted();
    entries.getTransaction().commit();

    assertThat(rows("select * from audit_detail where username = 'dana'")).hasSize(25);
    assertThat(rows("select * from audit_detail where username = ''")).hasSize(11);
    assertThat(
            rows(
                "select details from audit_event natural join audit_detail"
                    + " where reason = 'AGGREGATED'"))
        .containsExactly(
            Map.of(
                "details", "{\"count\":\"15\",\"reason\":\"AGGREGATED\",\"refused\":\"UNKNOWN\"}"));
  }

  @Test
  void refusesAnEventWithoutATextInTheCatalogue() {
    assertThatThrownBy(
            () ->
                trail.record(
                    new Happened("user.login", Outcome.FAILURE, Optional.empty(), Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Happened refusal(Optional<String> actor) {
    return new Happened("user.login-refused", Outcome.FAILURE, actor, Map.of("reason", "UNKNOWN"));
  }

  private void caller(String name) {
    trail.caller.actAs(Caller.program(name, new Caller.Account(7, "contoso", "Contoso"), Set.of()));
  }

  private List<Map<String, String>> rows(String sql) throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (var statement = database.createStatement()) {
      if (!statement.execute(sql)) {
        return rows;
      }
      var result = statement.getResultSet();
      var columns = result.getMetaData();
      while (result.next()) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
          byte[] bytes =
              name.equals("salt") || name.equals("canonical") ? result.getBytes(i) : null;
          row.put(name, bytes == null ? result.getString(i) : HexFormat.of().formatHex(bytes));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
