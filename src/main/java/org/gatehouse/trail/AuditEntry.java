package org.gatehouse.trail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** An event in the log: never changed, never deleted, and without any personal value. */
@Entity
@Table(name = "audit_event")
@NamedNativeQuery(name = EntryStatement.NUMBERS, query = EntryStatement.DRAW)
public class AuditEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_event_seq")
  @SequenceGenerator(
      name = "audit_event_seq",
      sequenceName = "audit_event_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "version")
  private int version;

  @Column(name = "canonical")
  private byte[] canonical;

  /** For JPA. */
  protected AuditEntry() {}

  AuditEntry(Happening event, byte[] salt) {
    this.accountId = event.accountId();
    this.occurredAt = event.occurredAt();
    this.version = Leaf.VERSION;
    this.canonical = Leaf.bytes(event, salt);
  }

  long id() {
    return id;
  }
}
