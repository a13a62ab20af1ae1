package org.gatehouse.roles;

import com.google.common.base.Ascii;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;

/** Roles, who holds them, and what that lets him do. */
@Stateless
public class Roles {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;

  /** What a user may do in an account at this moment. */
  public Set<Permission> permissions(long userId, long accountId) {
    return codes(
        em.createNamedQuery("UserRole.permissions")
            .setParameter(1, userId)
            .setParameter(2, accountId)
            .getResultStream());
  }

  /**
   * The names of the roles that may be given in the caller's account, in the order to show them.
   */
  public List<String> assignable() {
    return inAccount().stream().filter(this::withinReach).map(Role::name).toList();
  }

  /**
   * Reads the names of roles for the caller's account; case, blanks, hyphens and underscores do not
   * matter. Unknown ones go to the complaints as {@code roles[0]}, {@code roles[1]}, …
   *
   * @throws BusinessException FORBIDDEN if a role may do more than the caller: nobody gives away
   *     what he does not have
   */
  public Grant check(List<String> names, Complaints complaints) {
    Map<String, Role> known = new HashMap<>();
    inAccount().forEach(role -> known.put(role.nameKey(), role));
    Map<Long, String> wanted = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Role role = known.get(key(names.get(i)));
      if (role == null) {
        complaints.add("roles[" + i + "]", "roles.unknown");
      } else if (!withinReach(role)) {
        throw BusinessException.forbidden();
      } else {
        wanted.put(role.id(), role.name());
      }
    }
    return new Grant(wanted.keySet(), new ArrayList<>(wanted.values()));
  }

  /** Gives a user of the caller's account exactly these roles. */
  public void assign(long userId, Grant grant) {
    em.createNamedQuery("UserRole.remove")
        .setParameter("account", caller.accountId())
        .setParameter("user", userId)
        .executeUpdate();
    grant.roleIds().stream()
        .sorted()
        .map(role -> new UserRole(caller.accountId(), userId, role))
        .forEach(em::persist);
  }

  /** The names of the roles of each of these users of the caller's account, by user. */
  public Map<Long, List<String>> names(Collection<Long> userIds) {
    Map<Long, List<String>> names = new HashMap<>();
    if (!userIds.isEmpty()) {
      em.createNamedQuery("UserRole.names", Object[].class)
          .setParameter("account", caller.accountId())
          .setParameter("users", userIds)
          .getResultStream()
          .forEach(
              row ->
                  names
                      .computeIfAbsent((Long) row[0], user -> new ArrayList<>())
                      .add((String) row[1]));
    }
    return names;
  }

  /** Operators exist in the platform's account only. */
  private List<Role> inAccount() {
    boolean platform = caller.accountId() == Accounts.PLATFORM.id();
    return em.createNamedQuery("Role.inAccount", Role.class)
        .setParameter("account", caller.accountId())
        .getResultStream()
        .filter(role -> platform || !permissions(role).contains(Permission.ACCOUNTS_OPERATE))
        .toList();
  }

  private boolean withinReach(Role role) {
    return caller.get().permissions().containsAll(permissions(role));
  }

  private Set<Permission> permissions(Role role) {
    return codes(
        em.createNamedQuery("Role.permissions").setParameter(1, role.id()).getResultStream());
  }

  private static Set<Permission> codes(Stream<?> codes) {
    return codes
        .map(code -> Permission.find((String) code))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  static String key(String name) {
    return Ascii.toLowerCase(name.strip()).replaceAll("[\\s_-]+", " ");
  }
}
