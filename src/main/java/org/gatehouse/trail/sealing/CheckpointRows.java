package org.gatehouse.trail.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what was signed; the text of a checkpoint is made again from its row. */
final class CheckpointRows {

  private static final String COLUMNS =
      "select size, root, sealed_at, signature from audit_checkpoint where account_id = ?";

  private CheckpointRows() {}

  /** The newest one. */
  static Optional<Checkpoint> latest(long account, Connection database) {
    return read(account, " order by size desc fetch first 1 rows only", 0, database).stream()
        .findFirst();
  }

  /** That of a size. */
  static Optional<Checkpoint> of(long account, long size, Connection database) {
    return read(account, " and size = ?", size, database).stream().findFirst();
  }

  /** The next ones above a size, so many at most. */
  static List<Checkpoint> above(long account, long size, int most, Connection database) {
    return read(
        account, " and size > ? order by size fetch first " + most + " rows only", size, database);
  }

  /** The accounts of which something was signed since a moment. */
  static List<Long> since(Instant moment, Connection database) {
    try (PreparedStatement query =
        database.prepareStatement(
            "select t.account_id from audit_tree t join audit_checkpoint c"
                + " on c.account_id = t.account_id and c.size = t.size"
                + " where c.sealed_at >= ? order by 1")) {
      query.setTimestamp(1, Timestamp.from(moment));
      List<Long> accounts = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          accounts.add(row.getLong(1));
        }
      }
      return accounts;
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }

  /** Whether the signature of a checkpoint is that of the account's key. */
  static boolean signed(long account, Checkpoint checkpoint, Connection database) {
    try (PreparedStatement query = database.prepareStatement(COLUMNS + " and size = ?")) {
      query.setLong(1, account);
      query.setLong(2, checkpoint.size());
      Optional<Signer> signer = Signers.find(account, database);
      try (ResultSet row = query.executeQuery()) {
        return signer.isPresent()
            && row.next()
            && signer.get().verifies(text(signer.get(), row), row.getBytes(4));
      }
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }

  private static List<Checkpoint> read(long account, String which, long size, Connection database) {
    try {
      Optional<Signer> signer = Signers.find(account, database);
      return signer.isPresent() ? read(signer.get(), account, which, size, database) : List.of();
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }

  private static List<Checkpoint> read(
      Signer signer, long account, String which, long size, Connection database)
      throws SQLException {
    try (PreparedStatement query = database.prepareStatement(COLUMNS + which)) {
      query.setLong(1, account);
      if (which.contains("?")) {
        query.setLong(2, size);
      }
      List<Checkpoint> checkpoints = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          checkpoints.add(checkpoint(signer, row));
        }
      }
      return checkpoints;
    }
  }

  private static Checkpoint checkpoint(Signer signer, ResultSet row) throws SQLException {
    return new Checkpoint(
        signer.origin(),
        row.getLong(1),
        row.getBytes(2),
        time(row),
        signer.note(text(signer, row), row.getBytes(4)),
        signer.verifierKey());
  }

  private static String text(Signer signer, ResultSet row) throws SQLException {
    return signer.text(row.getLong(1), row.getBytes(2), time(row));
  }

  private static Instant time(ResultSet row) throws SQLException {
    return row.getObject(3, OffsetDateTime.class).toInstant();
  }
}
