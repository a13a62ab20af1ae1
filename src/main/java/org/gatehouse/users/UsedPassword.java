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

/** The hash of a password that somebody had before. */
@Entity
@Table(name = "used_password")
@NamedQuery(
    name = "UsedPassword.ofUser",
    query =
        "select p from UsedPassword p where p.userId = :user order by p.retiredAt desc, p.id desc")
public class UsedPassword {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "used_password_seq")
  @SequenceGenerator(
      name = "used_password_seq",
      sequenceName = "used_password_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "retired_at")
  private Instant retiredAt;

  /** For JPA. */
  protected UsedPassword() {}

  UsedPassword(User user, String passwordHash, Instant now) {
    this.accountId = user.accountId();
    this.userId = user.id();
    this.passwordHash = passwordHash;
    this.retiredAt = now;
  }

  String passwordHash() {
    return passwordHash;
  }
}
