package org.gatehouse.factors;

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

/** A code for the day when nothing else is at hand; a used one is gone. */
@Entity
@Table(name = "recovery_code")
@NamedQuery(
    name = "RecoveryCode.ofUser",
    query = "select c from RecoveryCode c where c.userId = :user order by c.id")
@NamedQuery(
    name = "RecoveryCode.owners",
    query = "select distinct c.userId from RecoveryCode c where c.userId in :users")
@NamedQuery(
    name = "RecoveryCode.remove",
    query = "delete from RecoveryCode c where c.userId = :user")
public class RecoveryCode {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "recovery_code_seq")
  @SequenceGenerator(
      name = "recovery_code_seq",
      sequenceName = "recovery_code_seq",
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

  /** For JPA. */
  protected RecoveryCode() {}

  RecoveryCode(SignInUser owner, String sealedHash, Instant now) {
    this.accountId = owner.accountId();
    this.userId = owner.id();
    this.sealedHash = sealedHash;
    this.madeAt = now;
  }

  String sealedHash() {
    return sealedHash;
  }

  Instant madeAt() {
    return madeAt;
  }
}
