package org.gatehouse.trail.sealing;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an account's log in the order of its tree, with all that is needed to check it elsewhere.
 * Whoever calls it has checked that the caller may read that log.
 */
@Stateless
public class SealedLog {

  private static final String EXTENT =
      "select (select max(leaf_index) + 1 from audit_leaf where account_id = ?),"
          + " (select max(size) from audit_checkpoint where account_id = ?)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /**
   * How far it goes at one moment.
   *
   * @param leaves how many places the tree has
   * @param signed the size of the newest checkpoint
   * @param keys what checks signatures, in their order; none while nothing is signed
   */
  public record Extent(long leaves, long signed, String origin, List<SigningKey> keys) {

    public Extent {
      keys = List.copyOf(keys);
    }
  }

  public Extent extent(long account) {
    Connection database = em.unwrap(Connection.class);
    try (PreparedStatement query = database.prepareStatement(EXTENT)) {
      query.setLong(1, account);
      query.setLong(2, account);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        List<SigningKey> keys = Signers.list(account, database);
        return new Extent(
            row.getLong(1), row.getLong(2), keys.isEmpty() ? "" : keys.get(0).origin(), keys);
      }
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }

  /** The number of the last one that waits for its place; 0 if none does. */
  public long lastWaiting(long account) {
    return number("select coalesce(max(id), 0) from audit_inbox where account_id = ?", account);
  }

  /** How many wait for their places up to that number. */
  public long waiting(long account, long upTo) {
    return number(
        "select count(*) from audit_inbox where account_id = ? and id <= ?", account, upTo);
  }

  private long number(String sql, long... parameters) {
    return Proofs.number(sql, em.unwrap(Connection.class), parameters);
  }

  /** The places from one on, up to another one, in their order. */
  public List<SealedEvent> events(long account, long from, long to) {
    try {
      return SealedRows.between(account, from, to, em.unwrap(Connection.class));
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }

  /** The checkpoints above a size, so many at most. */
  public List<Checkpoint> checkpoints(long account, long above, int most) {
    return CheckpointRows.above(account, above, most, em.unwrap(Connection.class));
  }

  /** How far a search for events without a place has come. */
  public record Searched(Instant occurredAt, long number) {

    /** The beginning. */
    public static final Searched NOTHING = new Searched(SealedRows.FIRST, 0);
  }

  /**
   * Looks through the next events for such as have no place in the tree and do not wait for one
   * either, which only somebody can make who writes past the product.
   *
   * @param found takes them
   * @return how far it came; empty at the end of the log
   */
  public List<Searched> unsealed(long account, Searched after, List<SealedEvent> found) {
    try {
      Connection database = em.unwrap(Connection.class);
      List<Searched> end = new ArrayList<>();
      List<Long> numbers = SealedRows.unsealed(account, after, end, database);
      if (!numbers.isEmpty()) {
        found.addAll(SealedRows.of(account, numbers, database));
      }
      return end;
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }
}
