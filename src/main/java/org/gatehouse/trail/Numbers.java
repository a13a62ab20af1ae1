package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Draws values of a sequence by a query that takes how many. */
final class Numbers {

  private Numbers() {}

  static long[] drawn(String query, int count, Connection connection) throws SQLException {
    long[] values = new long[count];
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setInt(1, count);
      try (ResultSet drawn = select.executeQuery()) {
        for (int i = 0; i < count && drawn.next(); i++) {
          values[i] = drawn.getLong(1);
        }
      }
    }
    return values;
  }
}
