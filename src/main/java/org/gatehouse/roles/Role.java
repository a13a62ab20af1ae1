package org.gatehouse.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Collection;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** A role: a name that carries permissions. One without an account is built in. */
@Entity
@Table(name = "role")
@NamedQuery(
    name = "Role.inAccount",
    query =
        "select r from Role r where r.accountId is null or r.accountId = :account order by r.id")
public class Role {

  /** The built-in role of whoever looks after an account; the views of the schema know it too. */
  static final long ACCOUNT_MANAGER = 1;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "role_seq")
  @SequenceGenerator(name = "role_seq", sequenceName = "role_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  /** For JPA. */
  protected Role() {}

  Role(long accountId, String name) {
    this.publicId = Tokens.id();
    this.accountId = accountId;
    rename(name);
  }

  final void rename(String newName) {
    name = newName;
    nameKey = Roles.key(newName);
  }

  long id() {
    return id;
  }

  boolean builtIn() {
    return accountId == null;
  }

  String publicId() {
    return publicId;
  }

  String name() {
    return name;
  }

  String nameKey() {
    return nameKey;
  }

  RoleDetails details(Collection<Permission> permissions) {
    return new RoleDetails(
        publicId, name, builtIn(), permissions.stream().sorted().map(Permission::code).toList());
  }
}
