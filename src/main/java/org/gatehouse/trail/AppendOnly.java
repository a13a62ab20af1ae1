package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to change or delete what the log holds, and takes out what is too old, on H2; PostgreSQL
 * has functions for both.
 */
public class AppendOnly implements Trigger {

  private static final String RESTRICTED = "23001";
  private static final String OLD =
      "select d.id, d.event_id, l.leaf_index from audit_detail d join audit_leaf l on l.id = d.id"
          + " where d.account_id = ? and d.occurred_at < ? order by d.occurred_at, d.id limit ?";

  private boolean erasable;

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String table,
      boolean before,
      int type) {
    erasable = table.equalsIgnoreCase("audit_detail");
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    boolean allowed =
        after == null ? says(connection, "@clean_up") : erasable && says(connection, "@erasing");
    if (!allowed) {
      throw new SQLException("The audit log is append-only.", RESTRICTED);
    }
  }

  /** The SQL function {@code audit_remove}: the oldest entries of an account, so many at most. */
  public static int remove(Connection connection, long account, Timestamp before, int most)
      throws SQLException {
    List<Old> old = old(connection, account, before, most);
    try (Statement settings = connection.createStatement()) {
      settings.execute("set @clean_up = true");
      try {
        remove(connection, account, old);
        keepPlaces(connection, account, old);
      } finally {
        // Also where something is held: the connection is used again.
        settings.execute("set @clean_up = null");
      }
    }
    return old.size();
  }

  private record Old(long id, String eventId, long place) {}

  private static boolean says(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select coalesce(" + setting + ", false)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static List<Old> old(Connection connection, long account, Timestamp before, int most)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OLD)) {
      query.setLong(1, account);
      query.setTimestamp(2, before);
      query.setInt(3, most);
      List<Old> old = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          old.add(new Old(row.getLong(1), row.getString(2), row.getLong(3)));
        }
      }
      return old;
    }
  }

  private static void remove(Connection connection, long account, List<Old> old)
      throws SQLException {
    for (String table : List.of("audit_detail", "audit_event")) {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from " + table + " where id = ?")) {
        for (Old entry : old) {
          delete.setLong(1, entry.id());
          delete.addBatch();
        }
        delete.executeBatch();
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from audit_key where account_id = ? and event_id = ?")) {
      for (Old entry : old) {
        delete.setLong(1, account);
        delete.setString(2, entry.eventId());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /** In ranges without gaps, so that the log itself can tell of them. */
  private static void keepPlaces(Connection connection, long account, List<Old> old)
      throws SQLException {
    long[] places = old.stream().mapToLong(Old::place).sorted().toArray();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_removed (account_id, first_index, last_index) values (?, ?, ?)")) {
      int first = 0;
      for (int i = 0; i < places.length; i++) {
        if (i + 1 == places.length || places[i + 1] != places[i] + 1) {
          insert.setLong(1, account);
          insert.setLong(2, places[first]);
          insert.setLong(3, places[i]);
          insert.addBatch();
          first = i + 1;
        }
      }
      insert.executeBatch();
    }
  }
}
