package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

/** Takes out of an entry what tells of a person, on H2; PostgreSQL has a function for it. */
public final class Erasing {

  private static final String UPDATE =
      """
      update audit_detail set username = ?, username_key = ?, ip = ?, ip_key = ?, user_agent = ?,
        correlation = ?, details = ?, searchable = ?, seals = ?, salt = x''
      where id = ?
      """;

  private Erasing() {}

  /**
   * The SQL function {@code audit_erase}: gives how many entries there were, one or none.
   *
   * @param happened finds the entry's month on PostgreSQL; here the number is enough
   */
  public static int erase(
      Connection connection,
      long entry,
      Timestamp happened,
      String username,
      String usernameKey,
      String ip,
      String ipKey,
      String userAgent,
      String correlation,
      String details,
      String searchable,
      String seals)
      throws SQLException {
    try (Statement settings = connection.createStatement();
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      settings.execute("set @erasing = true");
      String[] values = {
        username, usernameKey, ip, ipKey, userAgent, correlation, details, searchable, seals
      };
      int at = 0;
      for (String value : values) {
        update.setString(++at, value);
      }
      update.setLong(++at, entry);
      int changed = update.executeUpdate();
      settings.execute("set @erasing = null");
      return changed;
    }
  }
}
