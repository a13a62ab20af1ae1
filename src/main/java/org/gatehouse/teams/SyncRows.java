package org.gatehouse.teams;

import com.google.common.collect.Lists;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.roles.Managers;
import org.jspecify.annotations.Nullable;

/**
 * The tables of teams for the sync of groups, which reads and writes many rows with few statements.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SyncRows {

  private static final int AT_ONCE = 500;
  private static final String PLACES =
      "select new org.gatehouse.teams.Place(m.id, t.id, t.name, t.nameKey, t.origin, t.formerSso,"
          + " m.groupName, m.addedAt, m.heldAt) from TeamMember m, Team t"
          + " where t.id = m.teamId and t.accountId = :account and m.userId = :user";
  private static final String NAMED =
      "select new org.gatehouse.teams.KnownTeam(t.id, t.name, t.nameKey, t.origin, t.formerSso)"
          + " from Team t where t.accountId = :account and t.nameKey in :keys";
  private static final String ADOPT =
      "update Team t set t.origin = :origin, t.formerSso = false, t.version = t.version + 1"
          + " where t.id in :teams";
  private static final String RELEASE =
      "update Team t set t.origin = :ordinary, t.formerSso = true, t.version = t.version + 1"
          + " where t.accountId = :account and t.origin = :origin";
  private static final String KEEP =
      "update TeamMember m set m.groupName = :name, m.addedAt = :now where m.id = :id";

  /** What an account must not lose its last one of; only the platform's has operators. */
  private static final String MANAGING =
      "select team_id from team_role where team_id in (%s) and (role_id = ?1 or role_id in"
          + " (select role_id from role_permission where permission = 'accounts:operate'))";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** All places of a user in teams of that account, as they are now. */
  public List<Place> places(long account, long user) {
    return em.createQuery(PLACES, Place.class)
        .setParameter("account", account)
        .setParameter("user", user)
        .getResultList();
  }

  /** The teams whose names have these keys, as they are now. */
  public List<KnownTeam> named(long account, Collection<String> keys) {
    List<KnownTeam> teams = new ArrayList<>();
    for (List<String> part : Lists.partition(List.copyOf(keys), AT_ONCE)) {
      teams.addAll(
          em.createQuery(NAMED, KnownTeam.class)
              .setParameter("account", account)
              .setParameter("keys", part)
              .getResultList());
    }
    return teams;
  }

  /** Makes teams out of groups. */
  public List<KnownTeam> make(long account, Collection<String> names, Instant now) {
    List<Team> teams =
        names.stream().map(name -> new Team(account, name, Origin.SSO, now)).toList();
    teams.forEach(em::persist);
    em.flush();
    return teams.stream()
        .map(team -> new KnownTeam(team.id(), team.name(), team.nameKey(), Origin.SSO, false))
        .toList();
  }

  /** Makes groups of teams that were groups before. */
  public void adopt(Collection<KnownTeam> teams) {
    for (List<KnownTeam> part : Lists.partition(List.copyOf(teams), AT_ONCE)) {
      em.createQuery(ADOPT)
          .setParameter("origin", Origin.SSO)
          .setParameter("teams", part.stream().map(KnownTeam::id).toList())
          .executeUpdate();
    }
  }

  /** Makes ordinary teams of all groups of an account; how many there were. */
  public int release(long account) {
    return em.createQuery(RELEASE)
        .setParameter("ordinary", Origin.MANUAL)
        .setParameter("account", account)
        .setParameter("origin", Origin.SSO)
        .executeUpdate();
  }

  /** Takes a user into these teams, each by the group that has its name. */
  public void join(long account, long user, Collection<KnownTeam> teams, Instant now) {
    teams.forEach(
        team -> em.persist(TeamMember.byGroup(account, team.id(), user, team.name(), now)));
    em.flush();
  }

  /** Notes that a group stands for a place that was there before. */
  public void keep(Collection<Place> places, Instant now) {
    places.forEach(
        place ->
            em.createQuery(KEEP)
                .setParameter("name", place.team().name())
                .setParameter("now", now)
                .setParameter("id", place.id())
                .executeUpdate());
  }

  /** Gives places up. */
  public void leave(Collection<Place> places) {
    for (List<Place> part : Lists.partition(List.copyOf(places), AT_ONCE)) {
      em.createQuery("delete from TeamMember m where m.id in :places")
          .setParameter("places", part.stream().map(Place::id).toList())
          .executeUpdate();
    }
  }

  /** Gives a place back that was given up, and notes that it is held. */
  public void hold(long account, long user, Place place, @Nullable Instant heldAt) {
    TeamMember member =
        TeamMember.byGroup(account, place.team().id(), user, place.group(), place.addedAt());
    member.held(heldAt);
    em.persist(member);
    em.flush();
  }

  /** Those of the teams whose members look after the account, or operate the platform. */
  public Set<Long> managing(Collection<Long> teams) {
    Set<Long> managing = new HashSet<>();
    for (List<Long> part : Lists.partition(List.copyOf(teams), AT_ONCE)) {
      String ids = String.join(", ", part.stream().map(String::valueOf).toList());
      em.createNativeQuery(MANAGING.formatted(ids))
          .setParameter(1, Managers.ROLE)
          .getResultList()
          .forEach(id -> managing.add(((Number) id).longValue()));
    }
    return managing;
  }
}
