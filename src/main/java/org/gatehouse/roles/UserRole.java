package org.gatehouse.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a user holds a role in an account: his own, or one that he was let into. */
@Entity
@Table(name = "user_role")
@NamedQuery(
    name = "UserRole.held",
    query =
        "select ur.userId, r.publicId, r.name, ur.validUntil from UserRole ur, Role r"
            + " where r.id = ur.roleId and ur.accountId = :account and ur.userId in :users"
            + " and (ur.validUntil is null or ur.validUntil > :now)"
            + " order by r.id")
@NamedQuery(
    name = "UserRole.remove",
    query = "delete from UserRole ur where ur.accountId = :account and ur.userId = :user")
@NamedQuery(
    name = "UserRole.removeRole",
    query = "delete from UserRole ur where ur.accountId = :account and ur.roleId = :role")
@NamedQuery(
    name = "UserRole.timed",
    query =
        "select ur.roleId, ur.validUntil from UserRole ur where ur.accountId = :account"
            + " and ur.userId = :user and ur.validUntil > :now")
@NamedNativeQuery(
    name = "UserRole.lasting",
    query =
        "select distinct rp.permission from effective_role er"
            + " join role_permission rp on rp.role_id = er.role_id"
            + " where er.user_id = ?1 and er.account_id = ?2 and er.valid_until is null")
@NamedNativeQuery(
    name = "UserRole.any",
    query = "select role_id from effective_role where user_id = ?1 and account_id = ?2")
public class UserRole {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "user_role_seq")
  @SequenceGenerator(name = "user_role_seq", sequenceName = "user_role_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "role_id")
  private long roleId;

  @Column(name = "valid_until")
  private @Nullable Instant validUntil;

  /** For JPA. */
  protected UserRole() {}

  UserRole(long accountId, long userId, long roleId, @Nullable Instant validUntil) {
    this.accountId = accountId;
    this.userId = userId;
    this.roleId = roleId;
    this.validUntil = validUntil;
  }
}
