package org.gatehouse.sso.expiry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** That the managers were told of a certificate, and for how many days ahead last. */
@Entity
@Table(name = "sso_expiry")
@NamedQuery(
    name = "ExpiryNotice.of",
    query =
        "select n from ExpiryNotice n"
            + " where n.accountId = :account and n.fingerprint = :fingerprint")
public class ExpiryNotice {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_expiry_seq")
  @SequenceGenerator(name = "sso_expiry_seq", sequenceName = "sso_expiry_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "fingerprint")
  private String fingerprint;

  @Column(name = "days_ahead")
  private int daysAhead;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected ExpiryNotice() {}

  ExpiryNotice(long accountId, String fingerprint) {
    this.accountId = accountId;
    this.fingerprint = fingerprint;
    this.daysAhead = Integer.MAX_VALUE;
  }

  /** Whether nothing as urgent was told before. */
  boolean isNews(int ahead) {
    return ahead < daysAhead;
  }

  void told(int ahead) {
    daysAhead = ahead;
  }
}
