package org.gatehouse.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.eclipse.persistence.annotations.ReadOnly;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do in an account at this moment, by himself or through a team: a view.
 *
 * <p>Each request asks, so it is asked in JPQL: for SQL of our own EclipseLink begins a transaction
 * of the database even where, as on Payara, it reads outside of one else; and a transaction's end
 * is one more way there and back.
 */
@Entity
@Table(name = "effective_permission")
@IdClass(HeldPermission.Key.class)
@ReadOnly
@NamedQuery(
    name = "HeldPermission.in",
    query =
        "select h.permission from HeldPermission h"
            + " where h.userId = :user and h.accountId = :account")
@NamedQuery(
    name = "HeldPermission.anywhere",
    query = "select distinct h.permission from HeldPermission h where h.userId = :user")
@NamedQuery(
    name = "HeldPermission.powers",
    query =
        "select h.permission from HeldPermission h"
            + " where h.userId = :user and h.accountId = :account"
            + " union select '"
            + HeldPermission.ELSEWHERE
            + "' from UserRole ur where ur.userId = :user and ur.accountId <> :home")
public class HeldPermission {

  /** Stands among the permissions of whoever holds a role in another account than his own. */
  static final String ELSEWHERE = "elsewhere";

  @Id
  @Column(name = "user_id")
  private long userId;

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Id
  @Column(name = "permission")
  private String permission;

  /** For JPA. */
  protected HeldPermission() {}

  /** The columns of the key, as JPA wants them. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long userId;
    private long accountId;
    private @Nullable String permission;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.userId == userId
          && key.accountId == accountId
          && Objects.equals(key.permission, permission);
    }

    @Override
    public int hashCode() {
      return Objects.hash(userId, accountId, permission);
    }
  }
}
