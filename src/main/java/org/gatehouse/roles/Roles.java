package org.gatehouse.roles;

import com.google.common.base.Ascii;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** Roles, who holds them, and what that lets him do. */
@Stateless
public class Roles {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB RoleRows rows;
  @EJB Tenures tenures;

  /** What a user may do in an account at this moment. */
  public Set<Permission> permissions(long userId, long accountId) {
    return known(
        em.createNamedQuery("HeldPermission.in", String.class)
            .setParameter("user", userId)
            .setParameter("account", accountId)
            .getResultList());
  }

  /**
   * The same, and whether another account has let him in, found out in one statement.
   *
   * @param home his own account
   */
  public Powers powers(long userId, long home, long accountId) {
    List<String> codes =
        em.createNamedQuery("HeldPermission.powers", String.class)
            .setParameter("user", userId)
            .setParameter("account", accountId)
            .setParameter("home", home)
            .getResultList();
    return new Powers(known(codes), codes.contains(HeldPermission.ELSEWHERE));
  }

  /** What a user may do at this moment in one account or another: his own, or one below. */
  public Set<Permission> permissionsAnywhere(long userId) {
    return known(
        em.createNamedQuery("HeldPermission.anywhere", String.class)
            .setParameter("user", userId)
            .getResultList());
  }

  /** Whether a user has any role in an account at this moment. */
  public boolean holdsAny(long userId, long accountId) {
    return !em.createNamedQuery("UserRole.any")
        .setParameter(1, userId)
        .setParameter(2, accountId)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * The names of the roles that may be given in the caller's account, in the order to show them.
   */
  public List<String> assignable() {
    return within().map(RoleDetails::name).toList();
  }

  /** The roles that may be given in the caller's account, in the order to show them. */
  public List<RoleDetails> assignableRoles() {
    return within().toList();
  }

  /**
   * Reads the names of roles for the caller's account; case, blanks, hyphens and underscores do not
   * matter. Unknown ones go to the complaints as {@code roles[0]}, {@code roles[1]}, …
   *
   * @throws BusinessException FORBIDDEN if a role may do more than the caller: nobody gives away
   *     what he does not have
   */
  public Grant check(List<String> names, Complaints complaints) {
    return check(names, List.of(), complaints);
  }

  /**
   * The same where some may stay.
   *
   * @param kept what is so already and may stay so
   */
  public Grant check(List<String> names, Collection<HeldRole> kept, Complaints complaints) {
    return checkWanted(
        names.stream().map(name -> new WantedRole(name, null)).toList(),
        tenures.ofCaller(),
        kept,
        complaints);
  }

  /**
   * The same for roles that may be held for a time only: what the caller has for a time himself he
   * gives for no longer.
   *
   * @param kept what is so already and may stay so
   */
  public Grant checkWanted(
      List<WantedRole> wanted, Tenure tenure, Collection<HeldRole> kept, Complaints complaints) {
    Map<Role, Set<Permission>> known = rows.inAccount(caller.accountId());
    Grant grant = new Grant();
    for (int i = 0; i < wanted.size(); i++) {
      String field = "roles[" + i + "]";
      Optional<Role> role = find(known.keySet(), wanted.get(i).name());
      if (role.isEmpty()) {
        complaints.add(field, "roles.unknown");
      } else if (!caller.get().permissions().containsAll(known.get(role.get()))) {
        throw BusinessException.forbidden();
      } else {
        Instant end = end(wanted.get(i).validUntil(), field, complaints);
        grant.add(role.get(), end);
        if (!tenure.covers(known.getOrDefault(role.get(), Set.of()), end)
            && !kept.contains(new HeldRole(role.get().publicId(), role.get().name(), end))) {
          complaints.add(field + ".validUntil", "roles.timed");
        }
      }
    }
    return grant;
  }

  /**
   * Why these roles can not be given, as the key of a sentence; empty if they can. For those who go
   * on with something else then: a refusal that leaves this service would undo their work.
   */
  public Optional<String> refusal(List<String> names) {
    Complaints complaints = new Complaints();
    try {
      check(names, complaints);
      complaints.refuse();
      return Optional.empty();
    } catch (BusinessException refusal) {
      return Optional.of(refusal.key());
    }
  }

  /** Gives a user exactly these roles in the caller's account. */
  public void assign(long userId, Grant grant) {
    em.createNamedQuery("UserRole.remove")
        .setParameter("account", caller.accountId())
        .setParameter("user", userId)
        .executeUpdate();
    grant
        .byRole()
        .forEach(
            (role, held) ->
                em.persist(new UserRole(caller.accountId(), userId, role, held.validUntil())));
  }

  /** The names of the roles of each of these users in the caller's account, by user. */
  public Map<Long, List<String>> names(Collection<Long> userIds) {
    Map<Long, List<String>> names = new HashMap<>();
    held(userIds)
        .forEach((user, roles) -> names.put(user, roles.stream().map(HeldRole::name).toList()));
    return names;
  }

  /** The roles of each of these users in the caller's account, by user; those of teams not. */
  public Map<Long, List<HeldRole>> held(Collection<Long> userIds) {
    Map<Long, List<HeldRole>> held = new HashMap<>();
    if (!userIds.isEmpty()) {
      em.createNamedQuery("UserRole.held", Object[].class)
          .setParameter("account", caller.accountId())
          .setParameter("users", userIds)
          .setParameter("now", clock.instant())
          .getResultStream()
          .forEach(
              row ->
                  held.computeIfAbsent((Long) row[0], user -> new ArrayList<>())
                      .add(new HeldRole((String) row[1], (String) row[2], (Instant) row[3])));
    }
    return held;
  }

  private static Set<Permission> known(List<String> codes) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (String code : codes) {
      Permission.find(code).ifPresent(permissions::add);
    }
    return permissions;
  }

  private Stream<RoleDetails> within() {
    return rows.inAccount(caller.accountId()).entrySet().stream()
        .filter(role -> caller.get().permissions().containsAll(role.getValue()))
        .map(role -> role.getKey().details(role.getValue()));
  }

  private @Nullable Instant end(@Nullable Instant until, String field, Complaints complaints) {
    if (until == null) {
      return null;
    }
    if (!until.isAfter(clock.instant())) {
      complaints.add(field + ".validUntil", "roles.validUntil.past");
    }
    return until.truncatedTo(ChronoUnit.MICROS);
  }

  /** By its id, else by its name. */
  static Optional<Role> find(Collection<Role> roles, @Nullable String nameOrId) {
    if (nameOrId == null) {
      return Optional.empty();
    }
    return roles.stream()
        .filter(role -> role.publicId().equals(nameOrId))
        .findFirst()
        .or(() -> roles.stream().filter(role -> role.nameKey().equals(key(nameOrId))).findFirst());
  }

  static String key(String name) {
    return Ascii.toLowerCase(name.strip()).replaceAll("[\\s_-]+", " ");
  }
}
