package org.gatehouse.trail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An event that waits to be sealed. A row of its own and not a mark or a highest id, because
 * transactions commit in another order than they begin.
 */
@Entity
@Table(name = "audit_inbox")
public class InboxEntry {

  @Id
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  /** For JPA. */
  protected InboxEntry() {}

  InboxEntry(long id, long accountId) {
    this.id = id;
    this.accountId = accountId;
  }
}
