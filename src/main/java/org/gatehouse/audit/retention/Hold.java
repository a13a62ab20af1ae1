package org.gatehouse.audit.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.trail.Values;
import org.jspecify.annotations.Nullable;

/** A part of an account's log that no clean-up takes out, until it is released. */
@Entity
@Table(name = "audit_hold")
@NamedQuery(
    name = "Hold.all",
    query =
        "select h from Hold h where h.accountId = :account"
            + " and h.releasedAt is null order by h.nameKey")
@NamedQuery(
    name = "Hold.named",
    query =
        "select h from Hold h where h.accountId = :account"
            + " and h.releasedAt is null and h.nameKey = :name")
@NamedQuery(
    name = "Hold.forgetPerson",
    query =
        "update Hold h set h.madeBy = :pseudonym"
            + " where (h.accountId = :account and h.madeBy = :username)"
            + " or (h.accountId <> :account and h.madeBy = :strange)")
@NamedQuery(
    name = "Hold.forgetReleaser",
    query =
        "update Hold h set h.releasedBy = :pseudonym"
            + " where (h.accountId = :account and h.releasedBy = :username)"
            + " or (h.accountId <> :account and h.releasedBy = :strange)")
public class Hold {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_hold_seq")
  @SequenceGenerator(name = "audit_hold_seq", sequenceName = "audit_hold_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "why")
  private String why;

  @Column(name = "from_at")
  private @Nullable Instant fromAt;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "released_at")
  private @Nullable Instant releasedAt;

  @Column(name = "released_by")
  private String releasedBy;

  /** For JPA. */
  protected Hold() {}

  Hold(long accountId, HoldDetails details) {
    this.accountId = accountId;
    this.name = details.name();
    this.nameKey = Values.nameKey(details.name());
    this.why = details.why();
    this.fromAt = details.from().orElse(null);
    this.madeAt = details.madeAt();
    this.madeBy = details.madeBy();
    this.releasedBy = "";
  }

  void release(Instant now, String by) {
    releasedAt = now;
    releasedBy = by;
  }

  HoldDetails details() {
    return new HoldDetails(name, why, Optional.ofNullable(fromAt), madeAt, madeBy);
  }
}
