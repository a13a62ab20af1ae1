package org.gatehouse.users.rules;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That the rules about inactivity and passwords' ages spare somebody. */
@Entity
@Table(name = "policy_exemption")
public class Exemption {

  @Id
  @Column(name = "user_id")
  private long userId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "reason")
  private String reason;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  protected Exemption() {}

  Exemption(long accountId, long userId) {
    this.accountId = accountId;
    this.userId = userId;
  }

  void because(String why, String who, Instant now) {
    reason = why;
    createdBy = who;
    createdAt = now;
  }

  long userId() {
    return userId;
  }

  String reason() {
    return reason;
  }

  ExemptionDetails details(String username, String displayName) {
    return new ExemptionDetails(username, displayName, reason, createdBy, createdAt);
  }
}
