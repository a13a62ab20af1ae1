package org.gatehouse.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.gatehouse.platform.parts.All;

/**
 * Notes, in the transaction that counts them, which new entries somebody waits for: once for each
 * entry, whenever it was committed. Whoever waits reads and removes the notes in his own time.
 */
@ApplicationScoped
class News {

  private static final String FOUND =
      " from audit_detail where id = any(?) and occurred_at between ? and ? and text_key = any(?)"
          // What other products send is theirs to watch, and may be very much.
          + " and details not like '%\"sentBy\":\"%'";
  private static final String EACH =
      "insert into audit_news (id, account_id, occurred_at, text_key)"
          + " select id, account_id, occurred_at, text_key"
          + FOUND;
  private static final String TOGETHER =
      "insert into audit_news (id, account_id, occurred_at, text_key)"
          + " select max(id), account_id, max(occurred_at), min(text_key)"
          + FOUND
          + " group by account_id";

  @Inject All<WatchedTexts> features;

  /**
   * Notes those of the entries that somebody waits for.
   *
   * @param present the keys of their texts: where nobody waits for any of them, nothing is read
   * @param first no entry occurred before it
   * @param last no entry occurred after it
   */
  void keep(Connection database, Set<String> present, List<Long> ids, Instant first, Instant last)
      throws SQLException {
    keep(database, EACH, texts(WatchedTexts::each, present), ids, first, last);
    keep(database, TOGETHER, texts(WatchedTexts::together, present), ids, first, last);
  }

  /** Those who wait for entries. */
  Iterable<WatchedTexts> watched() {
    return features;
  }

  private Set<String> texts(Function<WatchedTexts, Set<String>> which, Set<String> present) {
    Set<String> texts = new TreeSet<>();
    watched().forEach(feature -> texts.addAll(which.apply(feature)));
    texts.retainAll(present);
    return texts;
  }

  private static void keep(
      Connection database,
      String sql,
      Set<String> texts,
      List<Long> ids,
      Instant first,
      Instant last)
      throws SQLException {
    if (texts.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = database.prepareStatement(sql)) {
      insert.setArray(1, database.createArrayOf("bigint", ids.toArray()));
      insert.setTimestamp(2, Timestamp.from(first));
      insert.setTimestamp(3, Timestamp.from(last));
      insert.setArray(4, database.createArrayOf("varchar", texts.toArray()));
      insert.executeUpdate();
    }
  }
}
