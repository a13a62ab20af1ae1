package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.users.TeamNames;
import org.gatehouse.users.TeamPlace;

/** The teams of users, for the list of users. */
@Stateless
public class Memberships implements TeamNames {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @EJB TeamRows rows;

  @Override
  public Map<Long, List<TeamPlace>> ofUsers(Collection<Long> userIds) {
    Map<Long, List<TeamPlace>> teams = new HashMap<>();
    if (!userIds.isEmpty()) {
      em.createNamedQuery("TeamMember.ofUsers", Object[].class)
          .setParameter("account", caller.accountId())
          .setParameter("users", userIds)
          .getResultStream()
          .forEach(
              row ->
                  teams
                      .computeIfAbsent((Long) row[0], user -> new ArrayList<>())
                      .add(
                          new TeamPlace(
                              (String) row[1],
                              row[2] == Origin.SSO,
                              (String) row[3],
                              (Instant) row[4])));
    }
    return teams;
  }

  @Override
  public List<String> some(int most) {
    return rows.page(caller.accountId(), "", "", most).stream().map(Team::name).toList();
  }

  @Override
  public Optional<Long> find(String nameOrId) {
    return rows.find(caller.accountId(), nameOrId).map(Team::id);
  }

  @Override
  public String among() {
    return "exists (select m.id from TeamMember m where m.teamId = :team and m.userId = u.id)";
  }
}
