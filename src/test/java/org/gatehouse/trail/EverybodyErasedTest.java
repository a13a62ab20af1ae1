package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.platform.persistence.TestTurns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On H2; the same on PostgreSQL is claimed against the running server. */
class EverybodyErasedTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final long ACCOUNT = 7;
  private static final long OTHER = 8;

  private final TrailInMemory trail = new TrailInMemory(NOW);
  private final Erasures erasures = new Erasures();

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void leavesTheEntriesOfAnAccountWithoutAnythingThatLeadsToAnybody() throws SQLException {
    trail.as("dana").in(ACCOUNT).record("user.create", Map.of("name", "lena"));
    trail.as("omar").record("user.lock", Map.of("email", "lena@contoso.example"));
    trail.as("").record("team.delete", Map.of("name", "Core"));
    trail.as("dana").in(OTHER).record("user.create", Map.of("name", "kim"));
    trail.fold();
    erasures.em = trail.entries();
    erasures.turns = TestTurns.on(trail.entries(), trail.clock());

    int batches = 0;
    int[] erased = {1};
    for (; erased[0] > 0; batches++) {
      trail.inTransaction(() -> erased[0] = erasures.eraseEverybody(ACCOUNT, 2));
    }

    assertThat(batches).as("two at most at once, then the counts, then nothing").isEqualTo(4);
    assertThat(texts("select username || ip || user_agent || details || searchable || seals", 7))
        .containsOnly("{}{}");
    assertThat(texts("select item || ' ' || action", ACCOUNT))
        .containsExactlyInAnyOrder("User Create", "User Lock", "Team Delete");
    assertThat(texts("select username", OTHER)).containsExactly("dana");
    assertThat(kinds(ACCOUNT)).containsOnly("T");
    assertThat(kinds(OTHER)).contains("U");
  }

  private List<String> texts(String select, long account) throws SQLException {
    return query(select + " from audit_detail where account_id = " + account);
  }

  private List<String> kinds(long account) throws SQLException {
    return query("select kind from audit_count where account_id = " + account);
  }

  private List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = trail.database().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
