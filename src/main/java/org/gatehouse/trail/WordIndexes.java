package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the months that are over an index of the words in their entries, on PostgreSQL.
 *
 * <p>Only those that are over: such an index costs much at each entry that comes in, and one month
 * of an account is soon looked through. It is built while others read and write, so it can be in no
 * transaction.
 */
final class WordIndexes {

  static final int LOCK = 0x6768_7764;

  private WordIndexes() {}

  /** Builds those that are missing, unless another node is at it. */
  static void build(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      if (!flag(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
        return;
      }
      try {
        for (String part : missing(statement)) {
          // What is left of one whose building was broken off is of no use.
          statement.execute("drop index concurrently if exists %s_words".formatted(part));
          statement.execute(
              ("create index concurrently %1$s_words on %1$s"
                      + " using gin (account_id, searchable gin_trgm_ops)")
                  .formatted(part));
        }
      } finally {
        flag(statement, "select pg_advisory_unlock(" + LOCK + ")");
      }
    }
  }

  private static List<String> missing(Statement statement) throws SQLException {
    List<String> parts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("select audit_parts_without_words()")) {
      while (row.next()) {
        parts.add(row.getString(1));
      }
    }
    return parts;
  }

  private static boolean flag(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
