package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each month of the log an index of the words in its entries, on PostgreSQL: one for good
 * when it is over, and until then one that ends before yesterday and is made anew each day.
 *
 * <p>None that the entries of today enter: such an index costs much at each of them. They are built
 * and dropped while others read and write, so in no transaction.
 */
final class WordIndexes {

  static final int LOCK = 0x6768_7764;

  /** What is left of one whose building was broken off is of no use. */
  private static final String DROP_BROKEN =
      "select 'drop index concurrently ' || name from audit_words() where not valid";

  private static final String CREATE_MISSING =
      """
      select 'create index concurrently ' || n.name || ' on ' || n.part || ' using gin (account_id, searchable gin_trgm_ops)'
        || coalesce(' where occurred_at < ' || quote_literal(n.until), '')
      from audit_words_wanted() n where n.name not in (select name from audit_words())
      """;

  /** Only where the next one is there: the day may have ended meanwhile. */
  private static final String DROP_OUTDATED =
      """
      select 'drop index concurrently ' || w.name from audit_words_wanted() n join audit_words() w on w.part = n.part
      where w.name <> n.name and n.name in (select name from audit_words())
      """;

  private WordIndexes() {}

  /** Builds those that are missing and drops the outdated, unless another node is at it. */
  static void build(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      if (!flag(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
        return;
      }
      try {
        for (String changes : List.of(DROP_BROKEN, CREATE_MISSING, DROP_OUTDATED)) {
          for (String change : texts(statement, changes)) {
            statement.execute(change);
          }
        }
      } finally {
        flag(statement, "select pg_advisory_unlock(" + LOCK + ")");
      }
    }
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  private static boolean flag(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
