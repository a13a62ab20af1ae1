package org.gatehouse.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A role: a name that carries permissions. One without an account is built in. */
@Entity
@Table(name = "role")
@NamedQuery(
    name = "Role.inAccount",
    query =
        "select r from Role r where r.accountId is null or r.accountId = :account order by r.id")
@NamedNativeQuery(
    name = "Role.permissions",
    query = "select permission from role_permission where role_id = ?1")
public class Role {

  @Id
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  /** For JPA. */
  protected Role() {}

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  String nameKey() {
    return nameKey;
  }
}
