package org.gatehouse.sso.enforcement;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.sso.metadata.AgreedProvider;

/**
 * Who of the caller's account would stay outside without passwords. Users who are disabled stay
 * outside anyway and are not counted.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class Enforcement {

  /**
   * One statement, whatever is asked: the database settles it user by user. Where the configuration
   * of the account is shared, the provider is the same, so a name that is known here is known.
   */
  private static final String USERS =
      "select u.id, u.account_id, u.public_id, u.username, u.username_key, u.first_name,"
          + " u.last_name, u.email,"
          + " case when exists (select 1 from sso_link l where l.account_id = u.account_id"
          + " and l.idp_hash = ?2 and l.user_id = u.id) then 'LINKED'"
          + " when not exists (select 1 from sso_known_name n"
          + " where n.account_id in (?1, u.account_id) and n.name_key = u.email_key)"
          + " and not exists (select 1 from sso_seen_name s"
          + " where s.account_id in (?1, u.account_id) and lower(s.name_id) = u.email_key"
          // While nothing is live, what tests have shown is all that there is.
          + " and (s.idp_hash is null or s.idp_hash = ?2 or ?2 = '')) then 'UNMATCHED'"
          + " when u.password_hash is not null and exists (select 1 from effective_permission p"
          + " where p.user_id = u.id) then 'PROOF'"
          + " else 'MATCHED' end as standing"
          + " from app_user u where u.disabled_at is null and u.account_id";

  private static final String STANDING = USERS + " = ?1";

  private static final String BELOW =
      "select a.slug, a.name, count(s.id) from sso_configuration c"
          + " join account a on a.id = c.account_id left join ("
          + USERS
          + " in (select d.account_id from sso_configuration d where d.shared_from = ?1)) s"
          + " on s.account_id = a.id and s.standing in ('UNMATCHED', 'PROOF')"
          + " where c.shared_from = ?1 and a.closes_at is null"
          + " group by a.slug, a.name order by a.name, a.slug";

  private static final String ONE_BELOW =
      "select count(*) from (" + USERS + " = ?3) s where s.standing in ('UNMATCHED', 'PROOF')";

  private static final String COUNTS =
      "select s.standing, count(*) from (" + STANDING + ") s group by s.standing";

  private static final String OUTSIDE =
      "select s.public_id, s.username, s.username_key, s.first_name, s.last_name, s.email,"
          + " s.standing from ("
          + STANDING
          + " and u.username_key > ?3) s where s.standing in ('UNMATCHED', 'PROOF')"
          + " order by s.username_key";

  private static final String NOBODY_HERE =
      "select count(*) from sso_known_name n where n.account_id = ?1"
          + " and not exists (select 1 from app_user u where u.account_id = ?1"
          + " and u.email_key = n.name_key)"
          + " and not exists (select 1 from sso_link l where l.account_id = ?1"
          + " and l.idp_hash = ?2 and l.name_id_key = n.name_key)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject AgreedProvider agreed;
  @Inject CurrentCaller caller;

  /** How many users stand how. */
  public Map<Standing, Long> counts() {
    Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    List<?> rows =
        em.createNativeQuery(COUNTS)
            .setParameter(1, caller.accountId())
            .setParameter(2, provider())
            .getResultList();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      counts.put(Standing.valueOf(text(columns[0])), ((Number) columns[1]).longValue());
    }
    return counts;
  }

  /** An account below where the caller's configuration counts, and how many would stay outside. */
  public record Below(String slug, String name, long outside) {}

  /** All of those accounts that are open, by name. */
  public List<Below> below() {
    List<?> rows =
        em.createNativeQuery(BELOW)
            .setParameter(1, caller.accountId())
            .setParameter(2, provider())
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Below(text(row[0]), text(row[1]), ((Number) row[2]).longValue()))
        .toList();
  }

  /** How many would stay outside in an account if the caller's configuration counted there. */
  public long outside(long account) {
    Object count =
        em.createNativeQuery(ONE_BELOW)
            .setParameter(1, caller.accountId())
            .setParameter(2, provider())
            .setParameter(3, account)
            .getSingleResult();
    return ((Number) count).longValue();
  }

  /** How many names of the given file mean nobody here. */
  public long strangers() {
    Object count =
        em.createNativeQuery(NOBODY_HERE)
            .setParameter(1, caller.accountId())
            .setParameter(2, provider())
            .getSingleResult();
    return ((Number) count).longValue();
  }

  /** Who would stay outside, by name, behind a place; an empty one is the beginning. */
  public Slice<Outsider> outside(String place, int limit) {
    List<?> rows =
        em.createNativeQuery(OUTSIDE)
            .setParameter(1, caller.accountId())
            .setParameter(2, provider())
            .setParameter(3, place)
            .setMaxResults(limit + 1)
            .getResultList();
    List<Outsider> found =
        rows.stream().map(Object[].class::cast).map(Enforcement::outsider).toList();
    return Slice.of(found, limit, Outsider::place);
  }

  /** Whether the caller himself would come in. */
  public boolean callerComesIn() {
    Optional<Long> user = caller.get().userId();
    if (user.isEmpty() || caller.get().elsewhere()) {
      return true;
    }
    List<?> links =
        em.createNativeQuery(
                "select l.id from sso_link l where l.account_id = ?1 and l.idp_hash = ?2"
                    + " and l.user_id = ?3")
            .setParameter(1, caller.accountId())
            .setParameter(2, provider())
            .setParameter(3, user.get())
            .getResultList();
    return !links.isEmpty();
  }

  private String provider() {
    return agreed
        .find(caller.accountId())
        .map(AgreedProvider.Agreed::entityId)
        .map(Tokens::hash)
        .orElse("");
  }

  private static Outsider outsider(Object[] row) {
    String name =
        Stream.of(row[3], row[4])
            .map(Enforcement::text)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return new Outsider(
        text(row[0]),
        text(row[1]),
        name,
        text(row[5]),
        Standing.valueOf(text(row[6])),
        text(row[2]));
  }

  private static String text(Object column) {
    return column == null ? "" : column.toString().strip();
  }
}
