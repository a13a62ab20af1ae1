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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail to somebody who needs a new password: with a link, whose token the database knows by its
 * hash, or without one, when he has to come in another way.
 */
@Entity
@Table(name = "password_reset")
@NamedQuery(
    name = "PasswordReset.open",
    query =
        "select r from PasswordReset r where r.tokenHash = :hash and r.usedAt is null"
            + " and r.revokedAt is null and r.expiresAt > :now")
@NamedQuery(
    name = "PasswordReset.use",
    query =
        "update PasswordReset r set r.usedAt = :now where r.tokenHash = :hash and r.usedAt is null"
            + " and r.revokedAt is null and r.expiresAt > :now")
@NamedQuery(
    name = "PasswordReset.revoke",
    query =
        "update PasswordReset r set r.revokedAt = :now"
            + " where r.userId = :user and r.usedAt is null and r.revokedAt is null")
@NamedQuery(
    name = "PasswordReset.recent",
    query =
        "select count(r) from PasswordReset r"
            + " where r.userId = :user and r.forgotten = :forgotten and r.createdAt > :since")
@NamedQuery(
    name = "PasswordReset.called",
    query =
        "select u from User u where (u.usernameKey = :key or u.emailKey = :key) and u.id > :after"
            + " and (select count(r) from PasswordReset r where r.userId = u.id"
            + " and r.forgotten = true and r.createdAt > :since) < :most order by u.id")
@NamedQuery(
    name = "PasswordReset.forget",
    query = "delete from PasswordReset r where r.createdAt < :before")
public class PasswordReset {

  static final Duration VALIDITY = Duration.ofMinutes(30);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "password_reset_seq")
  @SequenceGenerator(
      name = "password_reset_seq",
      sequenceName = "password_reset_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  /** The address that the link was mailed to; once he has another one, it is nobody's. */
  @Column(name = "email_key")
  private String emailKey;

  @Column(name = "token_hash")
  private @Nullable String tokenHash;

  /** Whether it was asked for on the page for forgotten passwords; else by an account manager. */
  @Column(name = "forgotten")
  private boolean forgotten;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For JPA. */
  protected PasswordReset() {}

  PasswordReset(User user, Optional<String> tokenHash, boolean forgotten, Instant now) {
    this.accountId = user.accountId();
    this.userId = user.id();
    this.emailKey = Identifiers.key(user.email());
    this.tokenHash = tokenHash.orElse(null);
    this.forgotten = forgotten;
    this.createdAt = now;
    this.expiresAt = now.plus(VALIDITY);
  }

  long userId() {
    return userId;
  }

  String emailKey() {
    return emailKey;
  }
}
