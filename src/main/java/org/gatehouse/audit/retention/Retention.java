package org.gatehouse.audit.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long an account keeps its entries, and what the last clean-up took out. */
@Entity
@Table(name = "audit_retention")
@NamedQuery(
    name = "Retention.ofAccount",
    query = "select r from Retention r where r.accountId = :account")
@NamedQuery(
    name = "Retention.limited",
    query = "select r from Retention r where r.days is not null order by r.accountId")
public class Retention {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Version
  @Column(name = "version")
  private int version;

  @Column(name = "days")
  private @Nullable Integer days;

  @Column(name = "cleaned_at")
  private @Nullable Instant cleanedAt;

  @Column(name = "removed")
  private long removed;

  /** Since when a clean-up is put off; null while none is. */
  @Column(name = "waiting_since")
  private @Nullable Instant waitingSince;

  /** For JPA. */
  protected Retention() {}

  Retention(long accountId) {
    this.accountId = accountId;
  }

  long accountId() {
    return accountId;
  }

  /** Empty for ever. */
  Optional<Integer> days() {
    return Optional.ofNullable(days);
  }

  Optional<Instant> cleanedAt() {
    return Optional.ofNullable(cleanedAt);
  }

  long removed() {
    return removed;
  }

  void keep(Optional<Integer> wanted) {
    days = wanted.orElse(null);
  }

  void cleaned(Instant now, long entries) {
    cleanedAt = now;
    removed = entries;
    waitingSince = null;
  }

  /**
   * Whether a clean-up may be put off again. What has been put off for so long comes first: else
   * files that are written one after the other would put it off for ever.
   */
  boolean waits(Instant now, Duration longest) {
    if (waitingSince == null) {
      waitingSince = now;
    }
    return waitingSince.plus(longest).isAfter(now);
  }
}
