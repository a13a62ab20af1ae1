package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mobile number that somebody wants: the code that was sent there confirms it, once. */
@Entity
@Table(name = "mobile_change")
@NamedQuery(
    name = "MobileChange.waiting",
    query =
        "select c from MobileChange c where c.userId = :user and c.endedAt is null"
            + " and c.expiresAt > :now order by c.requestedAt desc, c.id desc")
@NamedQuery(
    name = "MobileChange.end",
    query =
        "update MobileChange c set c.endedAt = :now where c.userId = :user and c.endedAt is null")
@NamedQuery(
    name = "MobileChange.recent",
    query = "select count(c) from MobileChange c where c.userId = :user and c.requestedAt > :since")
@NamedQuery(
    name = "MobileChange.tries",
    query =
        "select coalesce(sum(c.tries), 0) from MobileChange c where c.userId = :user"
            + " and c.requestedAt > :since")
@NamedQuery(
    name = "MobileChange.forget",
    query = "delete from MobileChange c where c.userId = :user and c.requestedAt < :before")
public class MobileChange {

  static final Duration VALIDITY = Duration.ofMinutes(10);

  private static final int MOST_TRIES = 5;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mobile_change_seq")
  @SequenceGenerator(
      name = "mobile_change_seq",
      sequenceName = "mobile_change_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "mobile")
  private String mobile;

  @Column(name = "sealed_hash")
  private String sealedHash;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "tries")
  private int tries;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For JPA. */
  protected MobileChange() {}

  MobileChange(User user, String mobile, String sealedHash, Instant now) {
    this.accountId = user.accountId();
    this.userId = user.id();
    this.mobile = mobile;
    this.sealedHash = sealedHash;
    this.requestedAt = now;
    this.expiresAt = now.plus(VALIDITY);
  }

  String mobile() {
    return mobile;
  }

  String sealedHash() {
    return sealedHash;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** A code that was tried too often is over. */
  void tried(Instant now) {
    tries++;
    if (tries >= MOST_TRIES) {
      endedAt = now;
    }
  }

  void confirmed(Instant now) {
    endedAt = now;
  }
}
