package org.gatehouse.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** That an operator can look into an account for a time, and why. */
@Entity
@Table(name = "operator_entry")
@NamedQuery(
    name = "OperatorEntry.open",
    query =
        "select max(e.endsAt) from OperatorEntry e"
            + " where e.userId = :user and e.accountId = :account and e.endsAt > :now")
@NamedQuery(
    name = "OperatorEntry.ever",
    query = "select distinct e.accountId from OperatorEntry e where e.userId = :user")
@NamedQuery(
    name = "OperatorEntry.accounts",
    query =
        "select distinct a from OperatorEntry e, Account a"
            + " where a.id = e.accountId and e.userId = :user and e.endsAt > :now order by a.slug")
public class OperatorEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "operator_entry_seq")
  @SequenceGenerator(
      name = "operator_entry_seq",
      sequenceName = "operator_entry_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "why")
  private String why;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  /** For JPA. */
  protected OperatorEntry() {}

  OperatorEntry(long accountId, long userId, String why, Instant begunAt, Instant endsAt) {
    this.accountId = accountId;
    this.userId = userId;
    this.why = why;
    this.begunAt = begunAt;
    this.endsAt = endsAt;
  }
}
