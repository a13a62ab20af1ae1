package org.gatehouse.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** That an auditor sees personal values for a while; why stands in the log. */
@Entity
@Table(name = "audit_reveal")
@NamedQuery(
    name = "Reveal.until",
    query =
        "select max(r.untilAt) from Reveal r where r.userId = :user and r.accountId = :account"
            + " and r.untilAt > :now")
@NamedQuery(
    name = "Reveal.removeOld",
    query = "delete from Reveal r where r.userId = :user and r.untilAt <= :now")
public class Reveal {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_reveal_seq")
  @SequenceGenerator(
      name = "audit_reveal_seq",
      sequenceName = "audit_reveal_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "until_at")
  private Instant untilAt;

  /** For JPA. */
  protected Reveal() {}

  Reveal(long accountId, long userId, Instant until) {
    this.accountId = accountId;
    this.userId = userId;
    this.untilAt = until;
  }
}
