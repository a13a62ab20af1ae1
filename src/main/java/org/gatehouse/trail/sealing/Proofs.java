package org.gatehouse.trail.sealing;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * Proves things of an account's log. Whoever calls it has checked that the caller may read that
 * log.
 */
@Stateless
public class Proofs {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** The newest checkpoint; empty while nothing is sealed. */
  public Optional<Checkpoint> latest(long account) {
    return CheckpointRows.latest(account, database());
  }

  /** The accounts of which something was signed since a moment. */
  public List<Long> signedSince(Instant since) {
    return CheckpointRows.since(since, database());
  }

  /** The checkpoint of that size; NOT_FOUND if none was signed then. */
  public Checkpoint at(long account, OptionalLong size) {
    return (size.isPresent()
            ? CheckpointRows.of(account, size.getAsLong(), database())
            : latest(account))
        .orElseThrow(BusinessException::notFound);
  }

  /**
   * Proves that an event is in the log of the newest checkpoint, or of that of a size; CONFLICT
   * while it is not sealed, INVALID if it came after that size, NOT_FOUND if there is no such event
   * or checkpoint.
   */
  public InclusionProof inclusion(long account, String eventId, OptionalLong size) {
    Connection database = database();
    SealedPlace place =
        SealedPlace.find(account, eventId, database).orElseThrow(BusinessException::notFound);
    if (place.leaf() == null) {
      throw BusinessException.of(Kind.CONFLICT, "audit.proof.waits");
    }
    Checkpoint checkpoint = at(account, size);
    if (place.index() >= checkpoint.size()) {
      throw BusinessException.invalid("size", "audit.proof.later", place.index() + 1);
    }
    Tree tree = new Tree(new TreeReader(database, account));
    return new InclusionProof(
        eventId,
        place.index(),
        place.leaf(),
        tree.inclusion(place.index(), checkpoint.size()),
        checkpoint);
  }

  /**
   * Proves that the log of that size is the beginning of that of the newest checkpoint, or of a
   * later size; INVALID concerns {@code from}.
   */
  public ConsistencyProof consistency(long account, long from, OptionalLong to) {
    Checkpoint checkpoint = at(account, to);
    if (from < 1 || from > checkpoint.size()) {
      throw BusinessException.invalid("from", "audit.proof.from", checkpoint.size());
    }
    Tree tree = new Tree(new TreeReader(database(), account));
    return new ConsistencyProof(from, tree.consistency(from, checkpoint.size()), checkpoint);
  }

  private Connection database() {
    return em.unwrap(Connection.class);
  }

  /** The one number that a query gives. */
  static long number(String sql, Connection database, long... parameters) {
    try (PreparedStatement query = database.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setLong(i + 1, parameters[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }

  static IllegalStateException broken(SQLException e) {
    return new IllegalStateException("The proofs are not read.", e);
  }
}
