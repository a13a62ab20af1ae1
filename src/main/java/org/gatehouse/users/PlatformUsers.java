package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.persistence.Slice;

/** Finds users of the whole platform by the beginning of their names, for its operators. */
@Stateless
@PermissionRequired(Permission.ACCOUNTS_OPERATE)
public class PlatformUsers {

  private static final String FIND =
      "select new org.gatehouse.users.FoundUser(u.id, u.username, u.usernameKey, a.slug, a.name)"
          + " from User u, Account a where a.id = u.accountId"
          + " and u.usernameKey like :beginning escape '!'"
          + " and (u.usernameKey > :after or (u.usernameKey = :after and u.id > :id))"
          + " order by u.usernameKey, u.id";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /**
   * Users by name; none for an empty beginning.
   *
   * @param after the cursor of the page before; empty for the first page
   */
  public Slice<FoundUser> find(String beginning, String after, int limit) {
    String key = Identifiers.key(beginning);
    int colon = after.indexOf(':');
    boolean next = colon > 0 && after.substring(0, colon).matches("[0-9]{1,18}");
    List<FoundUser> found =
        key.isEmpty()
            ? List.of()
            : em.createQuery(FIND, FoundUser.class)
                .setParameter("beginning", key.replaceAll("([!%_])", "!$1") + "%")
                .setParameter("after", next ? Identifiers.key(after.substring(colon + 1)) : "")
                .setParameter("id", next ? Long.parseLong(after.substring(0, colon)) : 0L)
                .setMaxResults(limit + 1)
                .getResultList();
    return Slice.of(found, limit, user -> user.id() + ":" + user.usernameKey());
  }
}
