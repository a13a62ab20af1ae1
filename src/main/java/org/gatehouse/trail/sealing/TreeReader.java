package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Reads the hashes of one account's tree. */
final class TreeReader implements Tree.Source {

  private static final String LEAVES =
      "select leaf_index, hash from audit_leaf"
          + " where account_id = ? and leaf_index >= ? and leaf_index < ?";
  private static final String NODES =
      "select node_index, hash from audit_node"
          + " where account_id = ? and node_index >= ? and node_index < ? and level = ?";

  private final Connection database;
  private final long account;

  TreeReader(Connection database, long account) {
    this.database = database;
    this.account = account;
  }

  @Override
  public byte[][] read(int level, long first, int count) {
    byte[][] hashes = new byte[count][];
    int filled = 0;
    try (PreparedStatement query = database.prepareStatement(level == 0 ? LEAVES : NODES)) {
      query.setLong(1, account);
      query.setLong(2, first);
      query.setLong(3, first + count);
      if (level > 0) {
        query.setInt(4, level);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          int at = (int) (row.getLong(1) - first);
          hashes[at] = row.getBytes(2);
          filled = Math.max(filled, at + 1);
        }
      }
      return Arrays.copyOf(hashes, filled);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
