package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.000001Z");

  private final TrailInMemory trail = new TrailInMemory(NOW);

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void keepsTheEventItsPersonalSideItsKeyAndItsPlaceInTheInbox() throws SQLException {
    trail.as("dana").record("user.create", Map.of("email", "Zoë@b.example"));

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
    trail.as("dana").record("user.create", Map.of());

    var row = rows("select * from audit_event natural join audit_detail").get(0);
    byte[] salt = HexFormat.of().parseHex(row.get("salt"));
    String bytes =
        new String(HexFormat.of().parseHex(row.get("canonical")), StandardCharsets.UTF_8);
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(salt);
    byte[] own = digest.digest("username".getBytes(StandardCharsets.UTF_8));
    digest.update(own);
    byte[] sealed = digest.digest("dana".getBytes(StandardCharsets.UTF_8));
    assertThat(bytes)
        .contains(
            "\"username\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed)
                + "\"");
  }

  @Test
  void refusesToChangeOrDeleteAnEvent() throws SQLException {
    trail.record("user.create", Map.of());

    for (String sql : List.of("update audit_event set version = 1", "delete from audit_event")) {
      assertThatThrownBy(() -> rows(sql)).hasMessageContaining("append-only");
    }
    assertThat(rows("select * from audit_event")).hasSize(1);
  }

  @Test
  @Tag("A-15")
  void namesTheSystemWhereNobodyCalls() throws SQLException {
    trail.record("user.disable", Map.of());

    assertThat(rows("select username from audit_detail"))
        .containsExactly(Map.of("username", "system"));
  }

  @Test
  @Tag("A-7")
  void aggregatesAnonymousRefusalsButNeverThoseOfAUser() throws SQLException {
    for (int i = 0; i < 25; i++) {
      trail.record(refusal("")).record(refusal("dana"));
    }
    trail.at(NOW.plusSeconds(60)).recordCounted();

    assertThat(rows("select * from audit_detail where username = 'dana'")).hasSize(25);
    assertThat(rows("select * from audit_detail where username = ''")).hasSize(11);
    assertThat(rows("select details from audit_detail where reason = 'AGGREGATED'"))
        .containsExactly(
            Map.of(
                "details", "{\"count\":\"15\",\"reason\":\"AGGREGATED\",\"refused\":\"UNKNOWN\"}"));
  }

  @Test
  void refusesAnEventWithoutATextInTheCatalogue() {
    var failed =
        new TrailInMemory.Happened(7, "user.login", Outcome.FAILURE, Optional.empty(), Map.of());

    assertThatThrownBy(() -> trail.record(failed)).isInstanceOf(IllegalArgumentException.class);
  }

  private static AuditEvent refusal(String actor) {
    return new TrailInMemory.Happened(
        7, "user.login-refused", Outcome.FAILURE, Optional.of(actor), Map.of("reason", "UNKNOWN"));
  }

  private List<Map<String, String>> rows(String sql) throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (var statement = trail.database().createStatement()) {
      if (!statement.execute(sql)) {
        return rows;
      }
      var result = statement.getResultSet();
      var columns = result.getMetaData();
      while (result.next()) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
          boolean bytes = name.equals("salt") || name.equals("canonical");
          row.put(name, bytes ? HexFormat.of().formatHex(result.getBytes(i)) : result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
