package org.gatehouse.users;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The select of a page of users: each condition only where the filter asks for it. */
final class UserSelect {

  private final StringBuilder where = new StringBuilder("u.accountId = :account");
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final Instant now;
  private boolean backwards;

  /** The users of the account for whom the filter holds, but for its role, team and factor. */
  UserSelect(long account, UserFilter filter, Instant now) {
    this.now = now;
    parameters.put("account", account);
    filter.status().ifPresent(status -> and("u.status = :status", "status", status.name()));
    filter.origin().ifPresent(origin -> and("u.origin = :origin", "origin", origin));
    filter.seen().ifPresent(seen -> seen(seen, now));
    int number = 0;
    for (String word : filter.words()) {
      String name = "word" + number++;
      // No escape of its own: with one, EclipseLink binds nothing on H2, and times lose their zone.
      and("u.searchKey like :" + name, name, part(word));
    }
  }

  /** Only those who hold the role themselves; null for everybody. */
  UserSelect holding(@Nullable Long role) {
    if (role != null) {
      and(
          "exists (select h.id from UserRole h where h.accountId = :account and h.userId = u.id"
              + " and h.roleId = :role and (h.validUntil is null or h.validUntil > :now))",
          "role",
          role);
      parameters.put("now", now);
    }
    return this;
  }

  /** Only those for whom {@link TeamNames#among} holds of the team; null for everybody. */
  UserSelect among(@Nullable Long team, String condition) {
    if (team != null) {
      and(condition, "team", team);
    }
    return this;
  }

  /** Only those for whom a condition without parameters holds; an empty one holds for everybody. */
  UserSelect where(String condition) {
    if (!condition.isEmpty()) {
      where.append(" and ").append(condition);
    }
    return this;
  }

  /** Only those behind a name, or before it and then the next ones first. */
  UserSelect beyond(String usernameKey, boolean before) {
    backwards = before;
    if (!usernameKey.isEmpty()) {
      and("u.usernameKey " + (before ? "<" : ">") + " :place", "place", usernameKey);
    }
    return this;
  }

  String jpql() {
    return "select u from User u where "
        + where
        + " order by u.usernameKey"
        + (backwards ? " desc" : "");
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private void seen(Seen seen, Instant now) {
    where.append(" and ").append(seen.jpql());
    seen.from(now).ifPresent(since -> parameters.put("since", since));
    seen.day(now).ifPresent(day -> parameters.put("sinceDay", day));
  }

  private void and(String condition, String parameter, Object value) {
    where.append(" and ").append(condition);
    parameters.put(parameter, value);
  }

  private static String part(String word) {
    return "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
