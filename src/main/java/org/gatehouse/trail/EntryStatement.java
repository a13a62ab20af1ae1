package org.gatehouse.trail;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
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

  /** Draws values of the events' sequence. */
  static long[] draw(int blocks, EntityManager from) {
    List<?> values =
        from.createNamedQuery(NUMBERS)
            .setFlushMode(FlushModeType.COMMIT)
            .setParameter(1, blocks)
            .getResultList();
    return values.stream().mapToLong(value -> ((Number) value).longValue()).toArray();
  }

  /** Writes the entry in the transaction at once; what else waits in it goes on waiting. */
  static void write(long id, Happening event, byte[] salt, EntityManager into) {
    Happening.Circumstances from = event.circumstances();
    List<Object> values =
        List.of(
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
    Query write = into.createNamedQuery(NAME).setFlushMode(FlushModeType.COMMIT);
    for (int i = 0; i < values.size(); i++) {
      write.setParameter(i + 1, values.get(i));
    }
    write.executeUpdate();
  }
}
