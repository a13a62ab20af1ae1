package org.gatehouse.users.rules;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** That somebody was told ahead of what a rule will do to him. */
@Entity
@Table(name = "rule_warning")
public class Warning {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rule_warning_seq")
  @SequenceGenerator(
      name = "rule_warning_seq",
      sequenceName = "rule_warning_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "rule")
  @Enumerated(EnumType.STRING)
  private Rule rule;

  @Column(name = "counts_from")
  private Instant countsFrom;

  @Column(name = "days")
  private int days;

  @Column(name = "ahead")
  private int ahead;

  @Column(name = "sent_at")
  private Instant sentAt;

  /** For JPA. */
  protected Warning() {}

  Warning(long accountId, long userId, Rule rule) {
    this.accountId = accountId;
    this.userId = userId;
    this.rule = rule;
  }

  void sent(Instant begun, int ruleDays, int daysAhead, Instant now) {
    countsFrom = begun;
    days = ruleDays;
    ahead = daysAhead;
    sentAt = now;
  }
}
