package org.gatehouse.roles;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.Accounts;

/** The tables of roles for the services of this package, always within one account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RoleRows {

  private static final String PERMISSIONS =
      "select rp.role_id, rp.permission from role_permission rp"
          + " join role r on r.id = rp.role_id where r.account_id is null or r.account_id = ?1";
  private static final String HOLDERS =
      "(select distinct er.user_id from effective_role er"
          + " where er.role_id = ?1 and er.account_id = ?2"
          + " fetch first "
          + RoleUse.MOST
          + " rows only) holder";
  private static final String COUNT = "select count(*) from " + HOLDERS;
  private static final String LOSSES =
      "select rp.permission, count(*) from "
          + HOLDERS
          + " join role_permission rp on rp.role_id = ?1"
          + " where not exists (select 1 from effective_role other"
          + " join role_permission op on op.role_id = other.role_id"
          + " where other.user_id = holder.user_id and other.account_id = ?2"
          + " and other.role_id <> ?1 and op.permission = rp.permission)"
          + " group by rp.permission order by rp.permission";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** The roles that there are in an account, built-in ones first, each with what it carries. */
  public Map<Role, Set<Permission>> inAccount(long account) {
    Map<Long, Set<Permission>> carried = carried(account);
    Map<Role, Set<Permission>> roles = new LinkedHashMap<>();
    for (Role role :
        em.createNamedQuery("Role.inAccount", Role.class)
            .setParameter("account", account)
            .getResultList()) {
      Set<Permission> permissions =
          carried.getOrDefault(role.id(), EnumSet.noneOf(Permission.class));
      // Operators exist in the platform's account only.
      if (account == Accounts.PLATFORM.id() || !permissions.contains(Permission.ACCOUNTS_OPERATE)) {
        roles.put(role, permissions);
      }
    }
    return roles;
  }

  /** Inserts or changes a role, and makes it carry exactly these permissions. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void save(Role role, Collection<Permission> permissions) {
    if (!em.contains(role)) {
      em.persist(role);
    }
    em.flush();
    clear(role.id());
    for (Permission permission : permissions) {
      em.createNativeQuery("insert into role_permission (role_id, permission) values (?1, ?2)")
          .setParameter(1, role.id())
          .setParameter(2, permission.code())
          .executeUpdate();
    }
  }

  /** Takes a role of an account away from everybody, and out of the account. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void delete(long account, Role role) {
    em.createNamedQuery("UserRole.removeRole")
        .setParameter("account", account)
        .setParameter("role", role.id())
        .executeUpdate();
    clear(role.id());
    em.remove(role);
    em.flush();
  }

  /** Who holds a role in an account, and what he has through it alone. */
  public RoleUse use(long account, Role role) {
    Number people =
        (Number)
            em.createNativeQuery(COUNT)
                .setParameter(1, role.id())
                .setParameter(2, account)
                .getSingleResult();
    List<?> losses =
        em.createNativeQuery(LOSSES)
            .setParameter(1, role.id())
            .setParameter(2, account)
            .getResultList();
    return new RoleUse(
        people.intValue(),
        losses.stream()
            .map(Object[].class::cast)
            .map(row -> new RoleUse.Loss((String) row[0], ((Number) row[1]).intValue()))
            .toList());
  }

  private Map<Long, Set<Permission>> carried(long account) {
    Map<Long, Set<Permission>> carried = new HashMap<>();
    for (Object found :
        em.createNativeQuery(PERMISSIONS).setParameter(1, account).getResultList()) {
      Object[] row = (Object[]) found;
      Optional<Permission> permission = Permission.find((String) row[1]);
      permission.ifPresent(
          known ->
              carried
                  .computeIfAbsent(
                      ((Number) row[0]).longValue(), role -> EnumSet.noneOf(Permission.class))
                  .add(known));
    }
    return carried;
  }

  private void clear(long role) {
    em.createNativeQuery("delete from role_permission where role_id = ?1")
        .setParameter(1, role)
        .executeUpdate();
  }
}
