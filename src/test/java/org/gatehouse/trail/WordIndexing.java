package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets other packages do at once what the product's timer does every hour. */
public final class WordIndexing {

  private WordIndexing() {}

  public static void run(Connection database) throws SQLException {
    WordIndexes.build(database);
  }

  /** Waits until the timer builds nothing and keeps it from it, until {@link #resume}. */
  public static void pause(Connection database) throws SQLException {
    execute(database, "select pg_advisory_lock(%d)");
  }

  /** Lets the timer build again. */
  public static void resume(Connection database) throws SQLException {
    execute(database, "select pg_advisory_unlock(%d)");
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql.formatted(WordIndexes.LOCK));
    }
  }
}
