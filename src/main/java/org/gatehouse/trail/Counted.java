package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Takes out of the inbox what has been counted, on H2. Only the migrations up to the one that
 * brings sealing still name it; what is sealed leaves the inbox since.
 */
public final class Counted {

  private Counted() {}

  /** The SQL function {@code audit_counted}: gives how many rows there were. */
  public static int remove(Connection connection, Long[] rows) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from audit_inbox where id = any(?)")) {
      delete.setArray(1, connection.createArrayOf("bigint", rows));
      return delete.executeUpdate();
    }
  }
}
