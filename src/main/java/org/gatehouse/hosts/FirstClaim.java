package org.gatehouse.hosts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** When an account claimed a host first; it is forgotten after a while. */
@Entity
@Table(name = "account_host_claim")
@NamedQuery(
    name = "FirstClaim.forget",
    query = "delete from FirstClaim c where c.accountId = :account and c.claimedAt < :before")
@NamedQuery(
    name = "FirstClaim.count",
    query = "select count(c) from FirstClaim c where c.accountId = :account")
public class FirstClaim {

  @Id
  @Column(name = "claim_key")
  private String key;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected FirstClaim() {}

  FirstClaim(long accountId, String host, Instant now) {
    this.key = key(accountId, host);
    this.accountId = accountId;
    this.claimedAt = now;
  }

  static String key(long accountId, String host) {
    return accountId + ":" + host;
  }

  Instant claimedAt() {
    return claimedAt;
  }
}
