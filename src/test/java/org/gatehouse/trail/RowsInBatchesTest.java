package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On H2; what PostgreSQL does is seen in IngestIT. */
class RowsInBatchesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.000001Z");
  private static final long ACCOUNT = 1;

  private final TrailInMemory trail = new TrailInMemory(NOW);
  private final RowsInBatches rows = new RowsInBatches();
  private final Catalogue catalogue = new Catalogue();

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void writesTheSameFourRowsAsTheTrailItself() throws SQLException {
    List<ArrivedEvent> events = arrived("a", "b");

    assertThat(rows.claim(events, database())).containsExactlyInAnyOrder(1L, 2L);
    rows.insert(events, database());

    assertThat(count("audit_event natural join audit_detail natural join audit_key")).isEqualTo(2);
    assertThat(count("audit_inbox")).isEqualTo(2);
    AuditEntry entry = trail.entries().find(AuditEntry.class, 1L);
    EntryDetail detail = trail.entries().find(EntryDetail.class, 1L);
    assertThat(entry)
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(new AuditEntry(events.get(0).event(), events.get(0).salt()));
    assertThat(detail)
        .usingRecursiveComparison()
        .isEqualTo(new EntryDetail(1, events.get(0).event(), events.get(0).salt()));
  }

  @Test
  void claimsOnlyWhatTheAccountDoesNotHave() throws SQLException {
    rows.claim(arrived("a", "b"), database());

    Set<Long> fresh = rows.claim(arrived("b", "c"), database());

    assertThat(fresh).containsExactly(2L + 2L);
    assertThat(count("audit_key")).isEqualTo(3);
  }

  @Test
  void drawsBlocksOfTheSequenceThatJpaUses() throws SQLException {
    long[] blocks = rows.blocks(3, database());

    assertThat(blocks).containsExactly(50, 100, 150);
    trail.record("user.create", Map.of());
    assertThat(count("audit_event where id > 150")).isEqualTo(1);
  }

  private int drawn;

  private List<ArrivedEvent> arrived(String... ids) {
    List<ArrivedEvent> events = new ArrayList<>();
    byte[] salts = ArrivedEvent.salts(ids.length);
    for (String id : ids) {
      Arrival arrival =
          new Arrival(
              id,
              NOW,
              catalogue.get("company.add", Outcome.SUCCESS, ""),
              "",
              "Zoë",
              "203.0.113.9",
              Map.of("company", "Çontoso", "sentBy", "shop"));
      int place = events.size();
      events.add(ArrivedEvent.of(++drawn, arrival.happening(ACCOUNT, "req-1", NOW), salts, place));
    }
    return events;
  }

  private Connection database() {
    return trail.database();
  }

  private int count(String from) throws SQLException {
    try (var statement = database().createStatement();
        var result = statement.executeQuery("select count(*) from " + from)) {
      result.next();
      return result.getInt(1);
    }
  }
}
