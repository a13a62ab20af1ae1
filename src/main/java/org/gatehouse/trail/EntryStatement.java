package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/**
 * PostgreSQL: the four rows of an entry in one statement, because the way to the database and back
 * costs a request more than the rows do. They are those that JPA would write.
 *
 * <p>By JDBC, in the transaction of the connection: to hand on so many parameters takes JPA about a
 * seventh of what recording costs the server.
 */
final class EntryStatement {

  /** Draws blocks of numbers for entries. */
  static final String NUMBERS = "AuditEntry.numbers";

  static final String DRAW = "select nextval('audit_event_seq') from generate_series(1, ?1)";

  private static final String ALL =
      """
      with event as (
        insert into audit_event (id, account_id, occurred_at, version, canonical)
        values (?, ?, ?, ?, ?)
      ), detail as (
        insert into audit_detail (id, account_id, occurred_at, recorded_at, event_id, text_key, item,
          action, outcome, reason, username, username_key, ip, ip_key, user_agent, correlation,
          details, searchable, salt, seals)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
      ), known as (
        insert into audit_key (account_id, event_id, id) values (?, ?, ?)
      )
      insert into audit_inbox (id, account_id, occurred_at) values (?, ?, ?)
      """;

  private final PreparedStatement statement;
  private int set;

  private EntryStatement(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Writes an entry. */
  static void write(long id, Happening event, byte[] salt, Connection connection)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      new EntryStatement(statement).set(id, event, salt);
      statement.executeUpdate();
    }
  }

  private void set(long id, Happening event, byte[] salt) throws SQLException {
    Happening.Circumstances from = event.circumstances();
    Timestamp occurredAt = Timestamp.from(event.occurredAt());
    number(id).number(event.accountId()).time(occurredAt);
    statement.setInt(++set, Leaf.VERSION);
    bytes(Leaf.bytes(event, salt));
    number(id).number(event.accountId()).time(occurredAt);
    time(Timestamp.from(event.recordedAt()));
    text(event.eventId()).text(event.text().key()).text(event.text().item());
    text(event.text().action()).text(event.text().outcome().name()).text(event.reason());
    text(from.userName()).text(Values.nameKey(from.userName()));
    text(from.address()).text(Values.addressKey(from.address()));
    text(from.userAgent()).text(from.correlation());
    text(Json.of(event.details())).text(EntryDetail.searchable(event)).bytes(salt);
    number(event.accountId()).text(event.eventId()).number(id);
    number(id).number(event.accountId()).time(occurredAt);
  }

  private EntryStatement number(long value) throws SQLException {
    statement.setLong(++set, value);
    return this;
  }

  private EntryStatement time(Timestamp value) throws SQLException {
    statement.setTimestamp(++set, value);
    return this;
  }

  private EntryStatement text(String value) throws SQLException {
    statement.setString(++set, value);
    return this;
  }

  private EntryStatement bytes(byte[] value) throws SQLException {
    statement.setBytes(++set, value);
    return this;
  }
}
