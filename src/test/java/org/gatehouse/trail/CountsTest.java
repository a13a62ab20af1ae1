package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:14:59.999999Z");

  private final TrailInMemory trail = new TrailInMemory(NOW);

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void countsByTextUserAndAddressInQuartersOfAnHour() {
    trail.as("Dana").record("user.create", Map.of()).record("user.create", Map.of());
    trail.at(NOW.plusNanos(1_000)).record("user.create", Map.of());
    trail.as("eve").in(8).record("user.lock", Map.of());

    trail.fold();

    assertThat(counts())
        .containsExactlyInAnyOrder(
            "7 10:00 T user.create.success '' 2",
            "7 10:15 T user.create.success '' 1",
            "7 10:00 U dana 'Dana' 2",
            "7 10:15 U dana 'Dana' 1",
            "7 10:00 A  '' 2",
            "7 10:15 A  '' 1",
            "8 10:15 T user.lock.success '' 1",
            "8 10:15 U eve 'eve' 1",
            "8 10:15 A  '' 1");
  }

  @Test
  void countsEachEntryOnceAndKeepsTheLatestWritingOfAName() {
    trail.as("Dana").record("user.create", Map.of()).fold();
    trail.as("DANA").record("user.create", Map.of());
    trail.fold();
    trail.fold();

    assertThat(counts()).contains("7 10:00 U dana 'DANA' 2");
    assertThat(rows("select id from audit_inbox")).isEmpty();
  }

  @Test
  void countsAnEntryThatCommittedLateThoughItsNumberIsLow() throws SQLException {
    trail.as("dana").record("user.create", Map.of()).record("user.lock", Map.of());
    List<String> first = rows("select id, account_id, occurred_at from audit_inbox order by id");
    try (var statement = trail.database().createStatement()) {
      statement.execute("create table kept as select * from audit_inbox order by id limit 1");
      statement.execute("delete from audit_inbox where id in (select id from kept)");
      trail.fold();
      statement.execute("insert into audit_inbox select * from kept");
    }
    trail.fold();

    assertThat(first).hasSize(2);
    assertThat(counts()).contains("7 10:00 U dana 'dana' 2");
  }

  @Test
  void forgetsFromWhereAnErasedPersonCame() {
    doneFrom("203.0.113.9", "dana");
    doneFrom("203.0.113.9", "dana");
    doneFrom("203.0.113.9", "eve");
    doneFrom("203.0.113.7", "dana");
    trail.fold();
    doneFrom("203.0.113.7", "dana");

    trail.erase(7, new ErasedPerson("dana", "dana@x.example", List.of("dana"), "", "erased-1"));

    assertThat(counts())
        .containsExactlyInAnyOrder(
            "7 10:00 T user.create.success '' 4",
            "7 10:00 U erased-1 'erased-1' 3",
            "7 10:00 U eve 'eve' 1",
            "7 10:00 A  '' 3",
            "7 10:00 A %s '203.0.113.9' 1".formatted(Values.addressKey("203.0.113.9")));
    trail.fold();
    assertThat(counts())
        .contains("7 10:00 U erased-1 'erased-1' 4", "7 10:00 A  '' 4")
        .noneMatch(count -> count.contains("203.0.113.7"));
  }

  private void doneFrom(String address, String who) {
    trail.recordFrom(
        address,
        new TrailInMemory.Happened(7, "user.create", Outcome.SUCCESS, Optional.of(who), Map.of()));
  }

  private List<String> counts() {
    return rows(
        "select account_id || ' ' || formatdatetime(bucket, 'HH:mm') || ' ' || kind || ' ' || name"
            + " || ' ''' || label || ''' ' || entries from audit_count");
  }

  private List<String> rows(String sql) {
    try (var statement = trail.database().createStatement();
        var row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
