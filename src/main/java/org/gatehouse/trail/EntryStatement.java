package org.gatehouse.trail;

import java.sql.Timestamp;
import java.util.List;

/**
 * PostgreSQL: the four rows of an entry in one statement, because the way to the database and back
 * costs a request more than the rows do. They are those that JPA would write.
 */
final class EntryStatement {

  static final String NAME = "AuditEntry.write";
  static final String NUMBERS = "AuditEntry.numbers";

  static final String ALL =
      """
      with event as (
        insert into audit_event (id, account_id, occurred_at, version, canonical)
        values (?1, ?2, ?3, ?4, ?5)
      ), detail as (
        insert into audit_detail (id, account_id, occurred_at, recorded_at, event_id, text_key, item,
          action, outcome, reason, username, username_key, ip, ip_key, user_agent, correlation,
          details, searchable, salt, seals)
        values (?1, ?2, ?3, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
          ?21, '')
      ), known as (
        insert into audit_key (account_id, event_id, id) values (?2, ?7, ?1)
      )
      insert into audit_inbox (id, account_id, occurred_at) values (?1, ?2, ?3)
      """;

  static final String DRAW = "select nextval('audit_event_seq') from generate_series(1, ?1)";

  private EntryStatement() {}

  /** The parameters of the statement, in their order. */
  static List<Object> values(long id, Happening event, byte[] salt) {
    Happening.Circumstances from = event.circumstances();
    return List.of(
        id,
        event.accountId(),
        Timestamp.from(event.occurredAt()),
        Leaf.VERSION,
        Leaf.bytes(event, salt),
        Timestamp.from(event.recordedAt()),
        event.eventId(),
        event.text().key(),
        event.text().item(),
        event.text().action(),
        event.text().outcome().name(),
        event.reason(),
        from.userName(),
        Values.nameKey(from.userName()),
        from.address(),
        Values.addressKey(from.address()),
        from.userAgent(),
        from.correlation(),
        Json.of(event.details()),
        EntryDetail.searchable(event),
        salt);
  }
}
