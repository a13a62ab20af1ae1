package org.gatehouse.login.codes;

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
import org.gatehouse.login.steps.HalfSignIn;
import org.gatehouse.policy.TwoFactor;
import org.jspecify.annotations.Nullable;

/** A code that was sent to somebody for one half-finished sign-in; it works once. */
@Entity
@Table(name = "sign_in_code")
@NamedQuery(
    name = "SentCode.live",
    query =
        "select c from SentCode c where c.signInId = :signIn and c.endedAt is null"
            + " and c.expiresAt > :now order by c.id desc")
@NamedQuery(
    name = "SentCode.end",
    query =
        "update SentCode c set c.endedAt = :now where c.signInId = :signIn and c.endedAt is null")
@NamedQuery(
    name = "SentCode.again",
    query =
        "select count(c) from SentCode c where c.userId = :user and c.again = true"
            + " and c.sentAt > :since")
@NamedQuery(
    name = "SentCode.recent",
    query =
        "select count(c) from SentCode c where c.userId = :user and c.method in :methods"
            + " and c.sentAt > :since")
@NamedQuery(name = "SentCode.forget", query = "delete from SentCode c where c.userId = :user")
@NamedQuery(name = "SentCode.removeOld", query = "delete from SentCode c where c.sentAt < :before")
public class SentCode {

  private static final int MOST_TRIES = 5;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sign_in_code_seq")
  @SequenceGenerator(
      name = "sign_in_code_seq",
      sequenceName = "sign_in_code_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "sign_in_id")
  private long signInId;

  @Column(name = "method")
  @Enumerated(EnumType.STRING)
  private TwoFactor.Method method;

  @Column(name = "target_hash")
  private String targetHash;

  @Column(name = "sealed_hash")
  private String sealedHash;

  @Column(name = "again")
  private boolean again;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "tries")
  private int tries;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For JPA. */
  protected SentCode() {}

  SentCode(
      HalfSignIn half,
      TwoFactor.Method method,
      String targetHash,
      String sealedHash,
      boolean again,
      Instant now) {
    this.accountId = half.accountId();
    this.userId = half.userId();
    this.signInId = half.id();
    this.method = method;
    this.targetHash = targetHash;
    this.sealedHash = sealedHash;
    this.again = again;
    this.sentAt = now;
    this.expiresAt = half.expiresAt();
  }

  TwoFactor.Method method() {
    return method;
  }

  String targetHash() {
    return targetHash.strip();
  }

  String sealedHash() {
    return sealedHash;
  }

  /** A code that was tried too often is over. */
  void tried(Instant now) {
    tries++;
    if (tries >= MOST_TRIES) {
      endedAt = now;
    }
  }

  void used(Instant now) {
    endedAt = now;
  }
}
