package org.gatehouse.sso.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** An assertion that signed somebody in; kept until its own date refuses it. */
@Entity
@Table(name = "sso_assertion")
@NamedQuery(
    name = "UsedAssertion.expired",
    query = "delete from UsedAssertion a where a.keepUntil <= :now")
@NamedNativeQuery(
    name = "UsedAssertion.insert",
    query =
        "insert into sso_assertion (assertion_hash, account_id, keep_until)"
            + " select cast(?1 as varchar(64)), cast(?2 as bigint), cast(?3 as timestamp with time zone)"
            + " where not exists (select 1 from sso_assertion where assertion_hash = ?1)")
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
}
