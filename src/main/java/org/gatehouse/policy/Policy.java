package org.gatehouse.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** What an account has decided about passwords; until it does, it has no row. */
@Entity
@Table(name = "account_policy")
public class Policy {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Version
  @Column(name = "version")
  private int version;

  @Column(name = "max_login_attempts")
  private int maxLoginAttempts;

  /** For JPA. */
  protected Policy() {}

  Policy(long accountId, PolicyDetails rules) {
    this.accountId = accountId;
    follow(rules);
  }

  final void follow(PolicyDetails rules) {
    maxLoginAttempts = rules.maxLoginAttempts();
  }

  PolicyDetails details() {
    return new PolicyDetails(maxLoginAttempts);
  }
}
