package org.gatehouse.sso.emergency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** An emergency code that an operator asks for; a second one approves it, and then a link opens. */
@Entity
@Table(name = "emergency_request")
@NamedQuery(
    name = "EmergencyRequest.open",
    query =
        "select r from EmergencyRequest r"
            + " where r.tokenHash is null and r.expiresAt > :now order by r.id desc")
@NamedQuery(
    name = "EmergencyRequest.find",
    query =
        "select r from EmergencyRequest r"
            + " where r.publicId = :id and r.tokenHash is null and r.expiresAt > :now")
@NamedQuery(
    name = "EmergencyRequest.approved",
    query = "select r from EmergencyRequest r where r.tokenHash = :hash and r.expiresAt > :now")
@NamedQuery(
    name = "EmergencyRequest.use",
    query = "delete from EmergencyRequest r where r.tokenHash = :hash and r.expiresAt > :now")
@NamedQuery(
    name = "EmergencyRequest.forget",
    query = "delete from EmergencyRequest r where r.userId = :user or r.askedBy = :user")
@NamedQuery(
    name = "EmergencyRequest.removeExpired",
    query = "delete from EmergencyRequest r where r.expiresAt <= :now")
public class EmergencyRequest {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "emergency_request_seq")
  @SequenceGenerator(
      name = "emergency_request_seq",
      sequenceName = "emergency_request_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "asked_by")
  private long askedBy;

  @Column(name = "asker")
  private String asker;

  @Column(name = "why")
  private String why;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "token_hash")
  private @Nullable String tokenHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For JPA. */
  protected EmergencyRequest() {}

  EmergencyRequest(long accountId, long userId, Asker by, String why, Instant now, Instant until) {
    this.publicId = Tokens.id();
    this.accountId = accountId;
    this.userId = userId;
    this.askedBy = by.id();
    this.asker = by.name();
    this.why = why;
    this.askedAt = now;
    this.expiresAt = until;
  }

  /** The operator who asks. */
  record Asker(long id, String name) {}

  void approve(String hash, Instant until) {
    tokenHash = hash;
    expiresAt = until;
  }

  long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  long accountId() {
    return accountId;
  }

  long userId() {
    return userId;
  }

  Asker asker() {
    return new Asker(askedBy, asker);
  }

  String why() {
    return why;
  }

  Instant askedAt() {
    return askedAt;
  }
}
