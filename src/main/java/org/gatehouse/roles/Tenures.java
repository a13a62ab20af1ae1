package org.gatehouse.roles;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;

/** How long the caller has what he may do: roles of his own may end, those of his teams do not. */
@Stateless
public class Tenures {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB RoleRows rows;

  /**
   * How long he has what he may do in the account that he acts in. A program has it for good, also
   * one whose key ends: whoever provisions people with such keys gives them roles that stay. Not so
   * a key that somebody made who had a part of it for a time.
   */
  public Tenure ofCaller() {
    Caller who = caller.get();
    if (who.lent()) {
      return who.until().map(end -> Tenure.until(end, who.permissions())).orElse(Tenure.LASTING);
    }
    if (who.kind() != Caller.Kind.USER || who.userId().isEmpty()) {
      return Tenure.LASTING;
    }
    // Operators may everywhere what their roles at home let them do.
    long account = who.may(Permission.ACCOUNTS_OPERATE) ? who.home().id() : who.account().id();
    return of(who.userId().get(), account, who.permissions());
  }

  /** Whether he has all of it for good. */
  public boolean lasting(Set<Permission> some) {
    return ofCaller().covers(some, null);
  }

  private Tenure of(long user, long account, Set<Permission> permissions) {
    Set<Permission> ending = EnumSet.noneOf(Permission.class);
    ending.addAll(permissions);
    List<?> lasting =
        em.createNamedQuery("UserRole.lasting")
            .setParameter(1, user)
            .setParameter(2, account)
            .getResultList();
    lasting.forEach(code -> Permission.find((String) code).ifPresent(ending::remove));
    return ending.isEmpty() ? Tenure.LASTING : new Tenure(ends(user, account, ending));
  }

  private Map<Permission, Instant> ends(long user, long account, Set<Permission> ending) {
    Map<Long, Set<Permission>> carried = new HashMap<>();
    rows.inAccount(account).forEach((role, permissions) -> carried.put(role.id(), permissions));
    Map<Permission, Instant> ends = new EnumMap<>(Permission.class);
    for (Object[] row :
        em.createNamedQuery("UserRole.timed", Object[].class)
            .setParameter("account", account)
            .setParameter("user", user)
            .setParameter("now", clock.instant())
            .getResultList()) {
      for (Permission permission : carried.getOrDefault((Long) row[0], Set.of())) {
        ends.merge(permission, (Instant) row[1], (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    ends.keySet().retainAll(ending);
    // What he had when the request began may be over by now.
    ending.forEach(permission -> ends.putIfAbsent(permission, Instant.EPOCH));
    return ends;
  }
}
