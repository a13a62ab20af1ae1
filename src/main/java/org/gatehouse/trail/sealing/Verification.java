package org.gatehouse.trail.sealing;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.SealedFields;

/**
 * Checks a log anew each time it is asked, out of the hashes that the proofs are made of. Whoever
 * calls it has checked that the caller may read that log.
 *
 * <p>It believes the database as far as this server's key signed it; who wants to believe neither
 * takes an export with proofs and the verifier.
 */
@Stateless
public class Verification {

  private static final String WAITING =
      "select coalesce(sum(entries), 0) from audit_inbox where account_id = ?";
  private static final String WAITS =
      "select count(*) from audit_inbox where account_id = ? and (id = ? or ? = any(ids))";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** How the log stands. */
  public LogVerdict log(long account) {
    Connection database = em.unwrap(Connection.class);
    long waiting = Proofs.number(WAITING, database, account);
    return CheckpointRows.latest(account, database)
        .map(
            newest ->
                new LogVerdict(state(account, newest, database), Optional.of(newest), waiting))
        .orElse(new LogVerdict(LogVerdict.State.EMPTY, Optional.empty(), waiting));
  }

  /** How an event stands; NOT_FOUND if the account has none of that id. */
  public EventVerdict event(long account, String eventId) {
    Connection database = em.unwrap(Connection.class);
    SealedPlace place =
        SealedPlace.find(account, eventId, database).orElseThrow(BusinessException::notFound);
    Optional<Checkpoint> newest = CheckpointRows.latest(account, database);
    if (place.leaf() == null || newest.isEmpty()) {
      boolean waits = Proofs.number(WAITS, database, account, place.number(), place.number()) > 0;
      return new EventVerdict(
          waits ? EventVerdict.State.WAITING : EventVerdict.State.UNSEALED, -1, newest);
    }
    return new EventVerdict(state(account, place, newest.get(), database), place.index(), newest);
  }

  private static LogVerdict.State state(long account, Checkpoint newest, Connection database) {
    boolean holds =
        CheckpointRows.signed(account, newest, database)
            && leads(newest, new TreeReader(database, account));
    return holds ? LogVerdict.State.VERIFIED : LogVerdict.State.BROKEN;
  }

  private static EventVerdict.State state(
      long account, SealedPlace place, Checkpoint newest, Connection database) {
    TreeReader reader = new TreeReader(database, account);
    boolean holds =
        place.index() < newest.size()
            && CheckpointRows.signed(account, newest, database)
            && leads(place, newest, reader);
    if (!holds) {
      return EventVerdict.State.BROKEN;
    }
    return switch (shown(account, place, database)) {
      case SAME -> EventVerdict.State.VERIFIED;
      case ERASED -> EventVerdict.State.ERASED;
      case OTHER -> EventVerdict.State.CHANGED;
    };
  }

  private static SealedFields.Result shown(long account, SealedPlace place, Connection database) {
    List<SealedEvent> events;
    try {
      events = SealedRows.between(account, place.index(), place.index() + 1, database);
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
    if (events.isEmpty()) {
      return SealedFields.Result.OTHER;
    }
    SealedEvent event = events.get(0);
    byte[] canonical = event.canonical();
    SealedEvent.Shown shown = event.shown();
    if (canonical == null
        || shown == null
        || !MessageDigest.isEqual(TreeHash.leaf(canonical), event.leaf())) {
      return SealedFields.Result.OTHER;
    }
    return SealedFields.compare(
        canonical,
        Map.of(
            "account", Long.toString(account),
            "id", shown.eventId(),
            "occurredAt", micros(event.occurredAt()),
            "item", shown.item(),
            "action", shown.action(),
            "outcome", shown.outcome(),
            "reason", shown.reason()),
        Map.of("username", shown.userName(), "ip", shown.address(), "userAgent", shown.userAgent()),
        shown.details(),
        shown.salt(),
        shown.seals());
  }

  private static boolean leads(Checkpoint newest, TreeReader reader) {
    try {
      return MessageDigest.isEqual(new Tree(reader).root(newest.size()), newest.root());
    } catch (IllegalStateException gap) {
      return false;
    }
  }

  /** Along the path that a proof has. */
  private static boolean leads(SealedPlace place, Checkpoint newest, TreeReader reader) {
    try {
      byte[] root = new Tree(reader).rootFrom(place.leaf(), place.index(), newest.size());
      return MessageDigest.isEqual(root, newest.root());
    } catch (IllegalStateException gap) {
      return false;
    }
  }

  private static String micros(Instant instant) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }
}
