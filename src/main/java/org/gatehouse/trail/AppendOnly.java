package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses to change or delete what the log holds, on H2; PostgreSQL has a function for it. */
public class AppendOnly implements Trigger {

  private static final String RESTRICTED = "23001";

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    throw new SQLException("The audit log is append-only.", RESTRICTED);
  }
}
