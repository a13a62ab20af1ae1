package org.gatehouse.sso.wayback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That nobody has come in yet since other values became live. */
@Entity
@Table(name = "sso_watch")
@NamedQuery(name = "Watch.end", query = "delete from Watch w where w.accountId = :account")
@NamedQuery(
    name = "Watch.count",
    query =
        "update Watch w set w.refusals = w.refusals + 1"
            + " where w.accountId = :account and w.toldAt is null")
@NamedQuery(
    name = "Watch.tell",
    query =
        "update Watch w set w.toldAt = :now, w.tokenHash = :hash"
            + " where w.accountId = :account and w.toldAt is null and w.refusals > 0"
            + " and (w.refusals >= :many or w.beganAt <= :long)")
@NamedQuery(
    name = "Watch.late",
    query =
        "select w.accountId from Watch w"
            + " where w.toldAt is null and w.refusals > 0 and w.beganAt <= :long")
@NamedQuery(
    name = "Watch.ofToken",
    query = "select w from Watch w where w.tokenHash = :hash and w.beganAt > :since")
@NamedQuery(name = "Watch.removeOld", query = "delete from Watch w where w.beganAt <= :before")
public class Watch {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "version")
  private int version;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "refusals")
  private int refusals;

  @Column(name = "token_hash")
  private @Nullable String tokenHash;

  @Column(name = "told_at")
  private @Nullable Instant toldAt;

  /** For JPA. */
  protected Watch() {}

  Watch(long accountId, int version, Instant now) {
    this.accountId = accountId;
    this.version = version;
    this.beganAt = now;
  }

  long accountId() {
    return accountId;
  }

  int version() {
    return version;
  }
}
