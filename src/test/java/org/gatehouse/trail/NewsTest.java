package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the fold notes for those who wait for entries. */
class NewsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:14:59Z");

  private final TrailInMemory trail = new TrailInMemory(NOW).watching(new Texts());

  /** Waits for each new user, and for locks together. */
  private static final class Texts implements WatchedTexts {

    @Override
    public Set<String> each() {
      return Set.of("user.create.success");
    }

    @Override
    public Set<String> together() {
      return Set.of("user.lock.success", "user.unlock.success");
    }
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void notesEachEntryOnceAndThoseThatComeTogetherAsOne() {
    trail.as("dana").record("user.create", Map.of()).record("user.create", Map.of());
    trail.record("user.lock", Map.of()).record("user.unlock", Map.of());
    trail.record("team.create", Map.of());
    trail.at(NOW.plusSeconds(5)).record("user.lock", Map.of());
    trail.in(8).record("user.lock", Map.of());

    trail.fold();
    trail.fold();

    assertThat(news())
        .containsExactlyInAnyOrder(
            "7 user.create.success 10:14:59",
            "7 user.create.success 10:14:59",
            "7 user.lock.success 10:15:04",
            "8 user.lock.success 10:15:04");
  }

  private List<String> news() {
    String sql =
        "select account_id, text_key, formatdatetime(occurred_at, 'HH:mm:ss')" + " from audit_news";
    try (var statement = trail.database().createStatement();
        var row = statement.executeQuery(sql)) {
      List<String> news = new ArrayList<>();
      while (row.next()) {
        news.add(row.getLong(1) + " " + row.getString(2) + " " + row.getString(3));
      }
      return news;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
