package org.gatehouse.sso.drafts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** A test sign-in that passed. */
@Entity
@Table(name = "sso_passed_test")
@NamedQuery(
    name = "PassedTest.before",
    query = "delete from PassedTest p where p.accountId = :account and p.passedAt < :before")
@NamedQuery(
    name = "PassedTest.rename",
    query =
        "update PassedTest p set p.passedBy = :other"
            + " where (p.accountId = :account and p.passedBy = :name)"
            + " or (p.accountId <> :account and p.passedBy = :strange)")
public class PassedTest {

  @Id
  @Column(name = "fingerprint")
  private String fingerprint;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "passed_at")
  private Instant passedAt;

  @Column(name = "passed_by")
  private String passedBy;

  /** For JPA. */
  protected PassedTest() {}

  PassedTest(long accountId, String fingerprint) {
    this.accountId = accountId;
    this.fingerprint = fingerprint;
  }

  void passed(String who, Instant now) {
    passedBy = who;
    passedAt = now;
  }

  long accountId() {
    return accountId;
  }

  Instant passedAt() {
    return passedAt;
  }

  String passedBy() {
    return passedBy;
  }
}
