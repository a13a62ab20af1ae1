package org.gatehouse.sso.trial;

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
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** A test sign-in of somebody, with what came of it. */
@Entity
@Table(name = "sso_trial")
@NamedQuery(
    name = "Trial.waiting",
    query =
        "select t from Trial t where t.accountId = :account and t.browserHash in :browser"
            + " and t.answeredAt is null and t.expiresAt > :now")
@NamedQuery(
    name = "Trial.take",
    query =
        "update Trial t set t.answeredAt = :now, t.expiresAt = :until"
            + " where t.id = :id and t.answeredAt is null and t.expiresAt > :now")
@NamedQuery(
    name = "Trial.ofUser",
    query =
        "select t from Trial t where t.accountId = :account and t.userId = :user"
            + " and t.sealed is not null and t.expiresAt > :now order by t.id desc")
@NamedQuery(
    name = "Trial.reports",
    query = "select t from Trial t where t.accountId = :account and t.sealed is not null")
@NamedQuery(name = "Trial.forget", query = "delete from Trial t where t.userId = :user")
@NamedQuery(name = "Trial.expired", query = "delete from Trial t where t.expiresAt <= :now")
public class Trial {

  /** How long an answer is waited for. */
  static final Duration WAITS = Duration.ofMinutes(10);

  /** How long a report is kept. */
  static final Duration KEPT = Duration.ofDays(7);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_trial_seq")
  @SequenceGenerator(name = "sso_trial_seq", sequenceName = "sso_trial_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "request_hash")
  private String requestHash;

  @Column(name = "browser_hash")
  private String browserHash;

  @Column(name = "fingerprint")
  private @Nullable String fingerprint;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "passed")
  private boolean passed;

  @Column(name = "sealed")
  private @Nullable String sealed;

  /** For JPA. */
  protected Trial() {}

  Trial(Begun begun, Instant now) {
    this.publicId = Tokens.id();
    this.accountId = begun.accountId();
    this.userId = begun.userId();
    this.requestHash = hash(begun.accountId(), begun.requestId());
    this.browserHash = Tokens.hash(begun.browserToken());
    this.fingerprint = begun.fingerprint().orElse(null);
    this.begunAt = now;
    this.expiresAt = now.plus(WAITS);
  }

  /**
   * A test that was begun.
   *
   * @param fingerprint of the draft that is tested; empty for what is live
   */
  public record Begun(
      long accountId,
      long userId,
      String requestId,
      String browserToken,
      Optional<String> fingerprint) {}

  static String hash(long accountId, String requestId) {
    return Tokens.hash("trial:" + accountId + ":" + requestId);
  }

  void report(String text, boolean good) {
    sealed = text;
    passed = good;
  }

  TrialRows.Waiting waiting() {
    return new TrialRows.Waiting(
        id, publicId, accountId, userId, requestHash, Optional.ofNullable(fingerprint));
  }

  /** As the services of this package need it. */
  Details details() {
    return new Details(
        id,
        publicId,
        userId,
        Optional.ofNullable(fingerprint),
        Optional.ofNullable(answeredAt),
        passed,
        Optional.ofNullable(sealed));
  }

  /** A test as it stands. */
  public record Details(
      long id,
      String publicId,
      long userId,
      Optional<String> fingerprint,
      Optional<Instant> answeredAt,
      boolean passed,
      Optional<String> sealed) {}
}
