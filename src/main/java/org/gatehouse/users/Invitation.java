package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's way in without a password: the mail holds a token, the database its hash. */
@Entity
@Table(name = "user_invitation")
@NamedQuery(
    name = "Invitation.open",
    query =
        "select i from Invitation i"
            + " where i.tokenHash = :hash and i.usedAt is null and i.revokedAt is null"
            + " and i.expiresAt > :now")
@NamedQuery(
    name = "Invitation.use",
    query =
        "update Invitation i set i.usedAt = :now"
            + " where i.tokenHash = :hash and i.usedAt is null and i.revokedAt is null"
            + " and i.expiresAt > :now")
@NamedQuery(
    name = "Invitation.revoke",
    query =
        "update Invitation i set i.revokedAt = :now"
            + " where i.userId = :user and i.usedAt is null and i.revokedAt is null")
@NamedQuery(
    name = "Invitation.live",
    query =
        "select count(i) from Invitation i"
            + " where i.userId = :user and i.usedAt is null and i.revokedAt is null"
            + " and i.expiresAt > :now")
@NamedQuery(
    name = "Invitation.waiting",
    query =
        "select new org.gatehouse.users.OpenInvitation(i.id, u.publicId, u.username, u.firstName,"
            + " u.lastName, u.email, i.createdAt, i.expiresAt) from Invitation i, User u"
            + " where i.accountId = :account and i.id < :before and i.usedAt is null"
            + " and i.revokedAt is null and u.id = i.userId and u.acceptedAt is null"
            + " order by i.id desc")
@NamedQuery(
    name = "Invitation.ending",
    query =
        "select new org.gatehouse.users.OpenInvitation(i.id, u.publicId, u.username, u.firstName,"
            + " u.lastName, u.email, i.createdAt, i.expiresAt) from Invitation i, User u"
            + " where i.accountId = :account and i.expiresAt > :from and i.expiresAt <= :to"
            + " and i.usedAt is null and i.revokedAt is null and u.id = i.userId"
            + " and u.acceptedAt is null order by i.expiresAt, i.id")
@NamedQuery(
    name = "Invitation.ofUser",
    query =
        "select new org.gatehouse.users.OpenInvitation(i.id, u.publicId, u.username, u.firstName,"
            + " u.lastName, u.email, i.createdAt, i.expiresAt) from Invitation i, User u"
            + " where u.accountId = :account and u.publicId = :user and i.userId = u.id"
            + " and i.usedAt is null and i.revokedAt is null and u.acceptedAt is null"
            + " order by i.id desc")
public class Invitation {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "user_invitation_seq")
  @SequenceGenerator(
      name = "user_invitation_seq",
      sequenceName = "user_invitation_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For JPA. */
  protected Invitation() {}

  Invitation(User user, String tokenHash, Instant now, Instant expiresAt) {
    this.accountId = user.accountId();
    this.userId = user.id();
    this.tokenHash = tokenHash;
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  long userId() {
    return userId;
  }
}
