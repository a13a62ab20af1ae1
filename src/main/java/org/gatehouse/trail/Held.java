package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses to remove what is held, on H2; PostgreSQL has a function for it. */
public class Held implements Trigger {

  private static final String RESTRICTED = "23001";
  private static final int ACCOUNT = 1;
  private static final int OCCURRED_AT = 2;
  private static final String HOLDS =
      "select 1 from audit_hold where account_id = ? and released_at is null"
          + " and (from_at is null or from_at <= ?)";

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    if (before == null) {
      return;
    }
    try (PreparedStatement query = connection.prepareStatement(HOLDS)) {
      query.setObject(1, before[ACCOUNT]);
      query.setObject(2, before[OCCURRED_AT]);
      try (ResultSet row = query.executeQuery()) {
        if (row.next()) {
          throw new SQLException("What is held stays.", RESTRICTED);
        }
      }
    }
  }
}
