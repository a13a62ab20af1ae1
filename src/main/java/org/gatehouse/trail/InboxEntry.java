package org.gatehouse.trail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An event that waits to be counted and sealed. A row of its own and not a mark or a highest id,
 * because transactions commit in another order than they begin.
 */
@Entity
@Table(name = "audit_inbox")
public class InboxEntry {

  @Id
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  /** For JPA. */
  protected InboxEntry() {}

  InboxEntry(long id, Happening event) {
    this.id = id;
    this.accountId = event.accountId();
    this.occurredAt = event.occurredAt();
  }
}
