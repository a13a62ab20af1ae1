package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to change or delete what is sealed, and lets what was sealed leave the inbox, on H2;
 * PostgreSQL has functions for both.
 */
public class Sealed implements Trigger {

  private static final String RESTRICTED = "23001";
  private static final String COUNT =
      "insert into audit_uncounted (id, occurred_at, last_at, entries, ids)"
          + " select id, occurred_at, last_at, entries, ids from audit_inbox"
          + " where id = any(?) and not counted"
          + " and exists (select 1 from audit_leaf l where l.id = audit_inbox.id)";
  private static final String DELETE =
      "delete from audit_inbox where id = any(?)"
          + " and (exists (select 1 from audit_leaf l where l.id = audit_inbox.id)"
          + " or not exists (select 1 from audit_event e where e.id = audit_inbox.id))";

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    throw new SQLException("What is sealed stays as it is.", RESTRICTED);
  }

  /** The SQL function {@code audit_sealed}: gives how many rows left the inbox. */
  public static int take(Connection connection, Long[] rows) throws SQLException {
    update(COUNT, connection, rows);
    return update(DELETE, connection, rows);
  }

  private static int update(String sql, Connection connection, Long[] rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("bigint", rows));
      return statement.executeUpdate();
    }
  }
}
