package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.trail.CopyData;

/** What grows when trees grow, gathered for many accounts and written at once. */
final class TreeRows {

  private static final int LEAF_COLUMNS = 5;

  private static final String TREES =
      "select account_id, size, frontier, signer from audit_tree where account_id = any(?)";
  private static final String GROW =
      "update audit_tree set size = ?, frontier = ?, signer = ? where account_id = ?";
  private static final String PLANT =
      "insert into audit_tree (size, frontier, signer, account_id) values (?, ?, ?, ?)";
  private static final String LEAF =
      "insert into audit_leaf (account_id, leaf_index, id, occurred_at, hash)"
          + " values (?, ?, ?, ?, ?)";
  private static final String NODE =
      "insert into audit_node (account_id, level, node_index, hash) values (?, ?, ?, ?)";
  private static final String CHECKPOINT =
      "insert into audit_checkpoint (account_id, size, root, sealed_at, signature, signer)"
          + " values (?, ?, ?, ?, ?, ?)";

  private final List<Object[]> leaves = new ArrayList<>();
  private final List<Object[]> nodes = new ArrayList<>();
  private final List<Object[]> checkpoints = new ArrayList<>();
  private final List<Object[]> grown = new ArrayList<>();
  private final List<Object[]> planted = new ArrayList<>();
  private final CopyData copied = new CopyData();

  /** A tree as it was kept, and the number of the key that has signed it. */
  record Kept(Frontier frontier, int signer) {}

  /** The accounts' trees; none for those that have no tree yet. */
  static Map<Long, Kept> trees(Collection<Long> accounts, Connection database) throws SQLException {
    Map<Long, Kept> trees = new HashMap<>();
    try (PreparedStatement query = database.prepareStatement(TREES)) {
      query.setArray(1, Waiting.array(List.copyOf(accounts), database));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          trees.put(
              row.getLong(1),
              new Kept(new Frontier(row.getLong(2), row.getBytes(3)), row.getInt(4)));
        }
      }
    }
    return trees;
  }

  void leaf(long index, Waiting.Event event) {
    leaves.add(
        new Object[] {
          event.accountId(),
          index,
          event.id(),
          event.occurredAt().atOffset(java.time.ZoneOffset.UTC),
          event.hash()
        });
    copied
        .row(LEAF_COLUMNS)
        .number(event.accountId())
        .number(index)
        .number(event.id())
        .moment(event.occurredAt())
        .bytes(event.hash());
  }

  void node(long account, int level, long index, byte[] hash) {
    nodes.add(new Object[] {account, level, index, hash});
  }

  void checkpoint(long account, Object... values) {
    Object[] row = new Object[values.length + 1];
    row[0] = account;
    System.arraycopy(values, 0, row, 1, values.length);
    checkpoints.add(row);
  }

  void tree(long account, Frontier frontier, int signer, boolean first) {
    (first ? planted : grown)
        .add(new Object[] {frontier.size(), frontier.bytes(), signer, account});
  }

  /** Writes all of it. */
  void write(Connection database, boolean postgresql) throws SQLException {
    if (postgresql) {
      copied.write("audit_leaf (account_id, leaf_index, id, occurred_at, hash)", database);
    } else {
      batch(LEAF, leaves, database);
    }
    batch(NODE, nodes, database);
    batch(CHECKPOINT, checkpoints, database);
    batch(GROW, grown, database);
    batch(PLANT, planted, database);
  }

  private static void batch(String sql, List<Object[]> rows, Connection database)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
