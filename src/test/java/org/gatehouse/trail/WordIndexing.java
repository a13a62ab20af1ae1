package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets other packages do at once what the product's timer does every hour. */
public final class WordIndexing {

  private WordIndexing() {}

  public static void run(Connection database) throws SQLException {
    WordIndexes.build(database);
  }
}
