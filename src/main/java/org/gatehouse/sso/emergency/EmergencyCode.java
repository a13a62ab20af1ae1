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
import org.gatehouse.users.SignInUser;
import org.jspecify.annotations.Nullable;

/** A code for the day when single sign-on is broken; a used one is gone. */
@Entity
@Table(name = "emergency_code")
@NamedQuery(
    name = "EmergencyCode.ofUser",
    query =
        "select c from EmergencyCode c where c.userId = :user"
            + " and (c.expiresAt is null or c.expiresAt > :now) order by c.id")
@NamedQuery(
    name = "EmergencyCode.counts",
    query =
        "select c.userId, count(c) from EmergencyCode c where c.accountId = :account"
            + " and (c.expiresAt is null or c.expiresAt > :now) group by c.userId")
@NamedQuery(name = "EmergencyCode.use", query = "delete from EmergencyCode c where c.id = :id")
@NamedQuery(
    name = "EmergencyCode.remove",
    query = "delete from EmergencyCode c where c.userId = :user")
@NamedQuery(
    name = "EmergencyCode.removeExpired",
    query = "delete from EmergencyCode c where c.expiresAt <= :now")
public class EmergencyCode {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "emergency_code_seq")
  @SequenceGenerator(
      name = "emergency_code_seq",
      sequenceName = "emergency_code_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "sealed_hash")
  private String sealedHash;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  /** For JPA. */
  protected EmergencyCode() {}

  EmergencyCode(SignInUser owner, String sealedHash, Instant now, @Nullable Instant expiresAt) {
    this.accountId = owner.accountId();
    this.userId = owner.id();
    this.sealedHash = sealedHash;
    this.madeAt = now;
    this.expiresAt = expiresAt;
  }

  long id() {
    return id;
  }

  String sealedHash() {
    return sealedHash;
  }
}
