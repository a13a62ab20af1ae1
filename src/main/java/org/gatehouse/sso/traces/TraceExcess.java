package org.gatehouse.sso.traces;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** How many refusals of an hour were counted and not kept. */
@Entity
@Table(name = "sso_trace_excess")
@NamedQuery(
    name = "TraceExcess.more",
    query = "update TraceExcess e set e.refusals = e.refusals + 1" + " where e.key = :key")
@NamedQuery(
    name = "TraceExcess.sum",
    query = "select sum(e.refusals) from TraceExcess e where e.accountId = :account")
@NamedQuery(
    name = "TraceExcess.removeOld",
    query = "delete from TraceExcess e where e.hourOf <= :before")
public class TraceExcess {

  @Id
  @Column(name = "excess_key")
  private String key;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "hour_of")
  private Instant hourOf;

  @Column(name = "refusals")
  private long refusals;

  /** For JPA. */
  protected TraceExcess() {}

  TraceExcess(long accountId, Instant hourOf) {
    this.key = key(accountId, hourOf);
    this.accountId = accountId;
    this.hourOf = hourOf;
    this.refusals = 1;
  }

  /** The account and the hour. */
  static String key(long accountId, Instant hour) {
    return accountId + ":" + hour.getEpochSecond();
  }
}
