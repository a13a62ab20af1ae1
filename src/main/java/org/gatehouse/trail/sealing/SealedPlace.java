package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in its account's tree.
 *
 * @param number the event's own number
 * @param index its place, -1 while it has none
 * @param leaf the hash of its leaf, null while it has none
 */
record SealedPlace(long number, long index, byte @Nullable [] leaf) {

  private static final String FIND =
      "select k.id, l.leaf_index, l.hash from audit_key k"
          + " left join audit_leaf l on l.id = k.id and l.account_id = k.account_id"
          + " where k.account_id = ? and k.event_id = ?";

  /** That of the event of an id; empty if the account has none. */
  static Optional<SealedPlace> find(long account, String eventId, Connection database) {
    try (PreparedStatement query = database.prepareStatement(FIND)) {
      query.setLong(1, account);
      query.setString(2, eventId);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte[] leaf = row.getBytes(3);
        return Optional.of(
            new SealedPlace(row.getLong(1), leaf == null ? -1 : row.getLong(2), leaf));
      }
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }
}
