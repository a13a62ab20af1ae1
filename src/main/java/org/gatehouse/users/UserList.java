package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.roles.Roles;
import org.jspecify.annotations.Nullable;

/** Finds the people of the caller's account, by the key of their names, page by page. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class UserList {

  private static final String ROLE =
      "select r.id from Role r where (r.accountId is null or r.accountId = :account)"
          + " and lower(r.name) = :name";
  private static final String NAMED =
      "select u from User u where u.accountId = :account and u.publicId in :ids"
          + " order by u.usernameKey";

  private static final String LATELY =
      "select new org.gatehouse.users.LatelySeen(u.publicId, u.username, u.firstName, u.lastName,"
          + " u.lastSignInAt) from User u where u.accountId = :account"
          + " and u.lastSignInDay is not null order by u.lastSignInDay desc, u.lastSignInAt desc";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Roles roles;
  @Inject TeamNames teamNames;
  @Inject FactorKinds factors;

  /** The users behind a place; an empty one is the beginning. */
  public UserSlice after(UserFilter filter, String place, int limit) {
    List<User> found = find(filter, place, false, limit + 1);
    List<User> items = found.subList(0, Math.min(limit, found.size()));
    boolean first = place.isEmpty() || items.isEmpty();
    return slice(items, !first, found.size() > limit);
  }

  /** The users next before a place; where they fill no page, the first page. */
  public UserSlice before(UserFilter filter, String place, int limit) {
    List<User> found = find(filter, place, true, limit + 1);
    if (found.size() <= limit) {
      return after(filter, "", limit);
    }
    List<User> items = new ArrayList<>(found.subList(0, limit));
    Collections.reverse(items);
    return slice(items, true, true);
  }

  /** The users with these ids, by name; who is not in the account is left out. */
  public List<UserDetails> named(List<String> publicIds) {
    if (publicIds.isEmpty()) {
      return List.of();
    }
    return details(
        em.createQuery(NAMED, User.class)
            .setParameter("account", caller.accountId())
            .setParameter("ids", publicIds)
            .getResultList());
  }

  /** Who has signed in last, the last one first. */
  public List<LatelySeen> lately(int most) {
    return em.createQuery(LATELY, LatelySeen.class)
        .setParameter("account", caller.accountId())
        .setMaxResults(most)
        .getResultList();
  }

  /** The users with these keys of their names, by key. */
  public Map<String, UserDetails> byUsername(List<String> keys) {
    return byKey("usernameKey", keys, user -> Identifiers.key(user.username()));
  }

  /** The users with these keys of their addresses, by key. */
  public Map<String, UserDetails> byEmail(List<String> keys) {
    return byKey("emailKey", keys, user -> Identifiers.key(user.email()));
  }

  private Map<String, UserDetails> byKey(
      String field, List<String> keys, Function<UserDetails, String> key) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    String jpql = "select u from User u where u.accountId = :account and u." + field + " in :keys";
    return details(
            em.createQuery(jpql, User.class)
                .setParameter("account", caller.accountId())
                .setParameter("keys", keys)
                .getResultList())
        .stream()
        .collect(Collectors.toMap(key, Function.identity()));
  }

  private UserSlice slice(List<User> items, boolean newer, boolean older) {
    return new UserSlice(
        details(items),
        newer ? Optional.of(items.get(0).usernameKey()) : Optional.empty(),
        older ? Optional.of(items.get(items.size() - 1).usernameKey()) : Optional.empty());
  }

  private List<User> find(UserFilter filter, String place, boolean before, int most) {
    if (filter.nobody()) {
      return List.of();
    }
    UserSelect select =
        new UserSelect(caller.accountId(), filter, clock.instant())
            .holding(role(filter))
            .among(team(filter), teamNames.among())
            .where(factor(filter))
            .beyond(place, before);
    TypedQuery<User> query = em.createQuery(select.jpql(), User.class).setMaxResults(most);
    select.parameters().forEach(query::setParameter);
    return query.getResultList();
  }

  private @Nullable Long role(UserFilter filter) {
    if (filter.role().isEmpty()) {
      return null;
    }
    return em.createQuery(ROLE, Long.class)
        .setParameter("account", caller.accountId())
        .setParameter("name", filter.role().get().toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> BusinessException.invalid("role", "users.filter.unknown"));
  }

  private String factor(UserFilter filter) {
    if (filter.factor().isEmpty()) {
      return "";
    }
    return factors
        .holding(filter.factor().get())
        .orElseThrow(() -> BusinessException.invalid("factor", "users.filter.unknown"));
  }

  private @Nullable Long team(UserFilter filter) {
    if (filter.team().isEmpty()) {
      return null;
    }
    return teamNames
        .find(filter.team().get())
        .orElseThrow(() -> BusinessException.invalid("team", "users.filter.unknown"));
  }

  private List<UserDetails> details(List<User> users) {
    List<Long> ids = users.stream().map(User::id).toList();
    Map<Long, List<String>> names = roles.names(ids);
    Map<Long, List<TeamPlace>> teams = teamNames.ofUsers(ids);
    return users.stream()
        .map(
            user ->
                user.details(
                    names.getOrDefault(user.id(), List.of()),
                    teams.getOrDefault(user.id(), List.of())))
        .toList();
  }
}
