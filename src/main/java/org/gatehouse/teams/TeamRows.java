package org.gatehouse.teams;

import com.google.common.collect.Lists;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.users.Identifiers;

/** The tables of teams for the services of this package, always within one account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class TeamRows {

  private static final int AT_ONCE = 500;
  private static final String PAGE =
      "select t from Team t where t.accountId = :account and t.nameKey > :after"
          + " and t.nameKey like :part escape '!' order by t.nameKey";
  private static final String ROLES =
      "select tr.team_id, r.public_id, r.name from team_role tr join role r on r.id = tr.role_id"
          + " join team t on t.id = tr.team_id where t.account_id = ?1 and t.id in (%s)"
          + " order by r.id";
  private static final String PERMISSIONS =
      "select distinct rp.permission from team_role tr"
          + " join role_permission rp on rp.role_id = tr.role_id where tr.team_id = ?1";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** The team with this id or name. */
  public Optional<Team> find(long account, String nameOrId) {
    return find("publicId", account, nameOrId)
        .or(() -> find("nameKey", account, Team.key(nameOrId)));
  }

  /** Teams whose name contains the text, by name. */
  public List<Team> page(long account, String containing, String after, int most) {
    return em.createQuery(PAGE, Team.class)
        .setParameter("account", account)
        .setParameter("after", after)
        .setParameter("part", like(Team.key(containing)))
        .setMaxResults(most)
        .getResultList();
  }

  /** Inserts at once; CONFLICT if another team has the name. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void save(Team team) {
    try {
      em.persist(team);
      em.flush();
    } catch (PersistenceException e) {
      if (Violations.of(e, "team_name_key")) {
        throw BusinessException.conflict("name", "teams.name.taken");
      }
      throw e;
    }
  }

  /** Notes that its roles or members are others, in its version; nothing else waits to be saved. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void changed(Team team) {
    em.createQuery("update Team t set t.version = t.version + 1 where t.id = :id")
        .setParameter("id", team.id())
        .executeUpdate();
    em.refresh(team);
  }

  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void delete(Team team) {
    em.remove(team);
    em.flush();
  }

  /** The ids and names of the roles of each of these teams, by team. */
  public Map<Long, Map<String, String>> roles(long account, Collection<Long> teams) {
    Map<Long, Map<String, String>> roles = new HashMap<>();
    if (!teams.isEmpty()) {
      String ids = teams.stream().map(String::valueOf).collect(Collectors.joining(", "));
      for (Object found :
          em.createNativeQuery(ROLES.formatted(ids)).setParameter(1, account).getResultList()) {
        Object[] row = (Object[]) found;
        roles
            .computeIfAbsent(((Number) row[0]).longValue(), team -> new LinkedHashMap<>())
            .put((String) row[1], (String) row[2]);
      }
    }
    return roles;
  }

  /** What the members of a team may do through it. */
  public Set<Permission> permissions(Team team) {
    Set<Permission> permissions = new HashSet<>();
    for (Object code :
        em.createNativeQuery(PERMISSIONS).setParameter(1, team.id()).getResultList()) {
      Permission.find((String) code).ifPresent(permissions::add);
    }
    return permissions;
  }

  /** Gives a team exactly these roles. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void setRoles(Team team, List<Long> roleIds) {
    em.createNativeQuery("delete from team_role where team_id = ?1")
        .setParameter(1, team.id())
        .executeUpdate();
    for (Long role : roleIds) {
      em.createNativeQuery(
              "insert into team_role (team_id, role_id, account_id) values (?1, ?2, ?3)")
          .setParameter(1, team.id())
          .setParameter(2, role)
          .setParameter(3, team.accountId())
          .executeUpdate();
    }
  }

  /** How many members each of these teams has, by team. */
  public Map<Long, Integer> counts(Collection<Long> teams) {
    Map<Long, Integer> counts = new HashMap<>();
    if (!teams.isEmpty()) {
      em.createNamedQuery("TeamMember.counts", Object[].class)
          .setParameter("teams", teams)
          .getResultStream()
          .forEach(row -> counts.put((Long) row[0], ((Number) row[1]).intValue()));
    }
    return counts;
  }

  /** The members of each of these teams, by team. */
  public Map<Long, List<TeamWithMembers.Member>> members(Collection<Long> teams) {
    Map<Long, List<TeamWithMembers.Member>> members = new HashMap<>();
    if (!teams.isEmpty()) {
      em.createNamedQuery("TeamMember.names", Object[].class)
          .setParameter("teams", teams)
          .getResultStream()
          .forEach(
              row ->
                  members
                      .computeIfAbsent((Long) row[0], team -> new ArrayList<>())
                      .add(
                          new TeamWithMembers.Member(
                              (String) row[1], (String) row[2], (Instant) row[3])));
    }
    return members;
  }

  /** Members whose name or address contains the text, by name. */
  public List<MemberRow> members(Team team, String containing, String after, int most) {
    return em.createNamedQuery("TeamMember.page", MemberRow.class)
        .setParameter("team", team.id())
        .setParameter("after", after)
        .setParameter("part", like(Identifiers.key(containing)))
        .setMaxResults(most)
        .getResultList();
  }

  /** The ids of all members of a team. */
  public Set<Long> memberIds(Team team) {
    return new HashSet<>(
        em.createNamedQuery("TeamMember.ids", Long.class)
            .setParameter("team", team.id())
            .getResultList());
  }

  /** The user names of the members who came at that moment. */
  public List<String> joined(Team team, Instant at) {
    return em.createNamedQuery("TeamMember.joined", String.class)
        .setParameter("team", team.id())
        .setParameter("at", at)
        .getResultList();
  }

  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void add(Team team, Collection<Long> users, Instant now) {
    users.forEach(user -> em.persist(new TeamMember(team, user, now)));
    em.flush();
  }

  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void remove(Team team, Collection<Long> users) {
    for (List<Long> part : Lists.partition(List.copyOf(users), AT_ONCE)) {
      em.createNamedQuery("TeamMember.remove")
          .setParameter("team", team.id())
          .setParameter("users", part)
          .executeUpdate();
    }
  }

  private Optional<Team> find(String field, long account, String value) {
    if (value.indexOf('\0') >= 0 || value.length() > 2 * Team.LONGEST_NAME) {
      return Optional.empty();
    }
    return em.createQuery(
            "select t from Team t where t.accountId = :account and t." + field + " = :value",
            Team.class)
        .setParameter("account", account)
        .setParameter("value", value)
        // Whoever read it before he held the account reads it as it is now.
        .setHint("eclipselink.refresh", "True")
        .getResultStream()
        .findFirst();
  }

  static String like(String part) {
    return "%" + part.replace("\0", "").replaceAll("([!%_])", "!$1") + "%";
  }
}
