package org.gatehouse.rights;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.InstantConverter;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.users.Identifiers;

/** Who can do what in the caller's account, and through which role and team. */
@Stateless
@PermissionRequired(Permission.ROLES_MANAGE)
public class Rights {

  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18}):(.*)", Pattern.DOTALL);

  /** People of the account, and those whom a grant let in. */
  private static final String PEOPLE =
      "select u.id, u.public_id, u.username, u.username_key, u.first_name, u.last_name, a.slug"
          + " from app_user u join account a on a.id = u.account_id"
          + " where u.id in (select er.user_id from effective_role er"
          + " join role_permission rp on rp.role_id = er.role_id"
          + " where er.account_id = ?1 and (?2 = '' or rp.permission = ?2))"
          + " and (u.username_key like ?3 escape '!' or u.email_key like ?3 escape '!')"
          + " and (u.username_key > ?4 or (u.username_key = ?4 and u.id > ?5))"
          + " order by u.username_key, u.id";

  private static final String REASONS =
      "select er.user_id, rp.permission, r.name, t.name, er.valid_until,"
          + " tm.group_name, tm.added_at"
          + " from effective_role er join role_permission rp on rp.role_id = er.role_id"
          + " join role r on r.id = er.role_id left join team t on t.id = er.team_id"
          + " left join team_member tm on tm.team_id = er.team_id and tm.user_id = er.user_id"
          + " where er.account_id = ?1 and er.user_id in (%s) order by r.id, t.name_key";

  private static final String COUNTS =
      "select er.user_id, count(*) from effective_role er"
          + " join role_permission rp on rp.role_id = er.role_id"
          + " where er.account_id = ?1 and er.user_id in (%s) group by er.user_id";

  /** A page tells of fewer people rather than of more reasons: each team with a role is one. */
  private static final int MOST_REASONS = 20_000;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;

  /**
   * Those who may do anything, by user name.
   *
   * @param containing what the user name or e-mail address contains; empty for all
   * @param permission the code of what they may do; empty for anything
   * @param after the cursor of the page before; empty for the first page
   */
  public Slice<PersonRights> list(String containing, String permission, String after, int limit) {
    if (!permission.isEmpty() && Permission.find(permission).isEmpty()) {
      throw BusinessException.invalid("permission", "rights.permission.unknown");
    }
    Matcher cursor = CURSOR.matcher(after.isEmpty() ? "0:" : after);
    if (!cursor.matches() || cursor.group(2).indexOf('\0') >= 0) {
      throw BusinessException.invalid("cursor", "paging.cursor");
    }
    String key = Identifiers.key(containing);
    if (key.isEmpty() && !containing.isBlank()) {
      return new Slice<>(List.of(), Optional.empty());
    }
    String part = key.replaceAll("([!%_])", "!$1");
    List<?> found =
        em.createNativeQuery(PEOPLE)
            .setParameter(1, caller.accountId())
            .setParameter(2, permission)
            .setParameter(3, "%" + part + "%")
            .setParameter(4, cursor.group(2))
            .setParameter(5, Long.valueOf(cursor.group(1)))
            .setMaxResults(limit + 1)
            .getResultList();
    List<Object[]> rows = found.stream().map(Object[].class::cast).toList();
    int most = Math.min(limit, told(rows));
    Slice<Object[]> slice =
        Slice.of(
            rows.subList(0, Math.min(rows.size(), most + 1)), most, row -> row[0] + ":" + row[3]);
    Map<Long, Map<String, List<Why>>> reasons = reasons(slice.items());
    return slice.map(row -> person(row, reasons.getOrDefault(id(row), Map.of())));
  }

  /** How many of them can be told of at once: the first one always. */
  private int told(List<Object[]> people) {
    if (people.isEmpty()) {
      return 0;
    }
    Map<Long, Long> each = new HashMap<>();
    for (Object found :
        em.createNativeQuery(COUNTS.formatted(ids(people)))
            .setParameter(1, caller.accountId())
            .getResultList()) {
      Object[] row = (Object[]) found;
      each.put(id(row), ((Number) row[1]).longValue());
    }
    long reasons = 0;
    int told = 0;
    for (Object[] one : people) {
      reasons += each.getOrDefault(id(one), 0L);
      if (told > 0 && reasons > MOST_REASONS) {
        break;
      }
      told++;
    }
    return told;
  }

  private static String ids(List<Object[]> people) {
    return people.stream().map(row -> row[0].toString()).collect(Collectors.joining(", "));
  }

  private PersonRights person(Object[] row, Map<String, List<Why>> reasons) {
    String name =
        Stream.of(row[4], row[5])
            .flatMap(Stream::ofNullable)
            .map(String.class::cast)
            .collect(Collectors.joining(" "));
    String home = (String) row[6];
    return new PersonRights(
        (String) row[1],
        (String) row[2],
        name.isEmpty() ? (String) row[2] : name,
        home.equals(caller.get().account().slug()) ? "" : home,
        reasons);
  }

  private Map<Long, Map<String, List<Why>>> reasons(List<Object[]> people) {
    Map<Long, Map<String, List<Why>>> reasons = new HashMap<>();
    if (people.isEmpty()) {
      return reasons;
    }
    InstantConverter instants = new InstantConverter();
    for (Object found :
        em.createNativeQuery(REASONS.formatted(ids(people)))
            .setParameter(1, caller.accountId())
            .getResultList()) {
      Object[] row = (Object[]) found;
      reasons
          .computeIfAbsent(id(row), user -> new HashMap<>())
          .computeIfAbsent((String) row[1], permission -> new ArrayList<>())
          .add(
              new Why(
                  (String) row[2],
                  (String) row[3],
                  instants.convertToEntityAttribute(row[4]),
                  (String) row[5],
                  instants.convertToEntityAttribute(row[6])));
    }
    return reasons;
  }

  private static long id(Object[] row) {
    return ((Number) row[0]).longValue();
  }
}
