package org.gatehouse.audit;

import java.time.Instant;
import org.gatehouse.trail.Outcome;

/**
 * An entry of the log as the database has it, not yet in anybody's language; for exports, which
 * read many.
 *
 * @param details a JSON object of texts
 */
public record LogRow(
    Position position,
    String id,
    String account,
    String userName,
    String address,
    String userAgent,
    String correlation,
    String textKey,
    String item,
    String action,
    String outcome,
    String reason,
    String details) {

  /** Reads one, in the order of {@link LogSelect}'s columns. */
  static LogRow of(Object[] row, String account) {
    return new LogRow(
        new Position((Instant) row[2], (Long) row[0]),
        (String) row[1],
        account,
        (String) row[8],
        (String) row[9],
        (String) row[10],
        (String) row[11],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        (String) row[6],
        (String) row[7],
        (String) row[12]);
  }

  /** When it happened. */
  public Instant occurredAt() {
    return position.occurredAt();
  }

  /** The whole entry with that description. */
  public LogEntry entry(String description) {
    return new LogEntry(
        id,
        occurredAt(),
        account,
        userName,
        address,
        userAgent,
        correlation,
        textKey,
        item,
        action,
        Outcome.valueOf(outcome),
        description,
        reason,
        EntryReader.details(details),
        position);
  }
}
