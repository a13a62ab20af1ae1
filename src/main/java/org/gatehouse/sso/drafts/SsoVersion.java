package org.gatehouse.sso.drafts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** Values that were made live. */
@Entity
@Table(name = "sso_version")
@NamedQuery(
    name = "SsoVersion.ofAccount",
    query = "select v from SsoVersion v where v.accountId = :account order by v.number desc")
@NamedQuery(
    name = "SsoVersion.numbered",
    query = "select v from SsoVersion v where v.accountId = :account and v.number = :number")
@NamedQuery(
    name = "SsoVersion.older",
    query = "delete from SsoVersion v where v.accountId = :account and v.number <= :number")
@NamedQuery(
    name = "SsoVersion.rename",
    query =
        "update SsoVersion v set v.promotedBy = :other"
            + " where (v.accountId = :account and v.promotedBy = :name)"
            + " or (v.accountId <> :account and v.promotedBy = :strange)")
public class SsoVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_version_seq")
  @SequenceGenerator(
      name = "sso_version_seq",
      sequenceName = "sso_version_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "number")
  private int number;

  @Column(name = "terms")
  private String terms;

  @Column(name = "live_since")
  private Instant liveSince;

  @Column(name = "promoted_by")
  private String promotedBy;

  @Column(name = "proof")
  @Enumerated(EnumType.STRING)
  private Proof proof;

  /** For JPA. */
  protected SsoVersion() {}

  SsoVersion(long accountId, LiveVersion version) {
    this.accountId = accountId;
    this.number = version.number();
    this.terms = TermsText.write(version.terms());
    this.liveSince = version.liveSince();
    this.promotedBy = version.by();
    this.proof = version.proof();
  }

  int number() {
    return number;
  }

  LiveVersion details() {
    return new LiveVersion(number, TermsText.read(terms), liveSince, promotedBy, proof);
  }
}
