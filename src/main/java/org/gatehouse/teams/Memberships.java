package org.gatehouse.teams;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.users.TeamNames;

/** The teams of users, for the list of users. */
@Stateless
public class Memberships implements TeamNames {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;

  @Override
  public Map<Long, List<String>> ofUsers(Collection<Long> userIds) {
    Map<Long, List<String>> teams = new HashMap<>();
    if (!userIds.isEmpty()) {
      em.createNamedQuery("TeamMember.ofUsers", Object[].class)
          .setParameter("account", caller.accountId())
          .setParameter("users", userIds)
          .getResultStream()
          .forEach(
              row ->
                  teams
                      .computeIfAbsent((Long) row[0], user -> new ArrayList<>())
                      .add((String) row[1]));
    }
    return teams;
  }
}
