package org.gatehouse.sso.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** An assertion that signed somebody in; kept until its own date refuses it. */
@Entity
@Table(name = "sso_assertion")
@NamedQuery(
    name = "UsedAssertion.expired",
    query = "delete from UsedAssertion a where a.keepUntil <= :now")
public class UsedAssertion {

  @Id
  @Column(name = "assertion_hash")
  private String assertionHash;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "keep_until")
  private Instant keepUntil;

  /** For JPA. */
  protected UsedAssertion() {}

  UsedAssertion(String assertionHash, long accountId, Instant keepUntil) {
    this.assertionHash = assertionHash;
    this.accountId = accountId;
    this.keepUntil = keepUntil;
  }
}
