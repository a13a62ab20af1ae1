package org.gatehouse.grants;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.access.Caller;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.trail.Values;
import org.gatehouse.users.Identifiers;

/** Who is let into which accounts, for the services of this package. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class GrantRows {

  private static final String PAGE =
      "select distinct a.slug, a.name, a.id, u.username_key, u.id, u.public_id, u.username,"
          + " u.first_name, u.last_name"
          + " from user_role ur join app_user u on u.id = ur.user_id"
          + " join account a on a.id = ur.account_id"
          + " where u.account_id = ?1 and ur.account_id <> ?1"
          + " and (ur.valid_until is null or ur.valid_until > current_timestamp)"
          + " and (u.username_key > ?2 or (u.username_key = ?2 and a.slug > ?3))"
          + " order by u.username_key, a.slug";
  private static final String ENTRANCES =
      "select distinct a.slug, a.name, a.id from user_role ur join account a on a.id = ur.account_id"
          + " join app_user u on u.id = ur.user_id"
          + " where ur.user_id = ?1 and ur.account_id <> u.account_id"
          + " and a.suspended_at is null and a.closing_at is null"
          + " and (ur.valid_until is null or ur.valid_until > current_timestamp)"
          + " and (?2 = '' or a.slug = ?2) order by a.slug";
  private static final String PERSON =
      "select new org.gatehouse.grants.Grantee(u.id, u.publicId, u.username, u.firstName,"
          + " u.lastName) from User u where u.accountId = :account"
          + " and (u.publicId = :id or u.usernameKey = :key)";

  private static final String PEOPLE =
      "select new org.gatehouse.grants.Grantee(u.id, u.publicId, u.username, u.firstName,"
          + " u.lastName) from User u where u.accountId = :account"
          + " and u.searchKey like :part escape '!' order by u.usernameKey";

  private static final String ELSEWHERE =
      "select ur.accountId, r.publicId, r.name, ur.validUntil from UserRole ur, Role r"
          + " where r.id = ur.roleId and ur.userId = :user and ur.accountId <> :home"
          + " and (ur.validUntil is null or ur.validUntil > :now) order by r.id";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** The grants of an account's people, after that user and that account below. */
  public List<GrantRow> page(long account, String afterUser, String afterSub, int most) {
    List<?> rows =
        em.createNativeQuery(PAGE)
            .setParameter(1, account)
            .setParameter(2, afterUser)
            .setParameter(3, afterSub)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> GrantRow.of((Object[]) row)).toList();
  }

  /** The accounts that somebody was let into, by slug; of one slug, if it is not empty. */
  public List<Caller.Account> entrances(long userId, String slug, int most) {
    List<?> rows =
        em.createNativeQuery(ENTRANCES)
            .setParameter(1, userId)
            .setParameter(2, slug)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> GrantRow.account((Object[]) row, 0)).toList();
  }

  /** The roles that somebody has in each account but his own, by the account's id. */
  public Map<Long, List<HeldRole>> elsewhere(long userId, long home, Instant now) {
    Map<Long, List<HeldRole>> roles = new TreeMap<>();
    em.createQuery(ELSEWHERE, Object[].class)
        .setParameter("user", userId)
        .setParameter("home", home)
        .setParameter("now", now)
        .getResultStream()
        .forEach(
            row ->
                roles
                    .computeIfAbsent((Long) row[0], account -> new ArrayList<>())
                    .add(new HeldRole((String) row[1], (String) row[2], (Instant) row[3])));
    return roles;
  }

  /** Users of the account whose names or address hold this text, by user name. */
  public List<Grantee> people(long account, String containing, int most) {
    String part = Values.searchable(containing).strip().replaceAll("([!%_])", "!$1");
    return part.isEmpty()
        ? List.of()
        : em.createQuery(PEOPLE, Grantee.class)
            .setParameter("account", account)
            .setParameter("part", "%" + part + "%")
            .setMaxResults(most)
            .getResultList();
  }

  /** The user of the account with this name or id. */
  public Optional<Grantee> person(long account, String nameOrId) {
    String key = Identifiers.key(nameOrId);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return em.createQuery(PERSON, Grantee.class)
        .setParameter("account", account)
        .setParameter("id", nameOrId.strip())
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }
}
