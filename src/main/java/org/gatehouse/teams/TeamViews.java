package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Teams as callers see them, for the services of this package, always within one account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class TeamViews {

  @EJB TeamRows rows;

  /** Each of these teams, in their order. */
  public List<TeamDetails> details(long account, List<Team> teams) {
    List<Long> ids = teams.stream().map(Team::id).toList();
    Map<Long, Map<String, String>> roles = rows.roles(account, ids);
    Map<Long, Integer> counts = rows.counts(ids);
    return teams.stream()
        .map(
            team -> {
              Map<String, String> carried = roles.getOrDefault(team.id(), Map.of());
              return new TeamDetails(
                  team.publicId(),
                  team.name(),
                  team.origin(),
                  List.copyOf(carried.values()),
                  List.copyOf(carried.keySet()),
                  counts.getOrDefault(team.id(), 0),
                  team.createdAt(),
                  team.version());
            })
        .toList();
  }

  /** Each of these teams with the user names of all its members. */
  public List<TeamWithMembers> withMembers(long account, List<Team> teams) {
    Map<Long, List<TeamWithMembers.Member>> members =
        rows.members(teams.stream().map(Team::id).toList());
    Map<String, List<TeamWithMembers.Member>> byId = new HashMap<>();
    teams.forEach(team -> byId.put(team.publicId(), members.getOrDefault(team.id(), List.of())));
    return details(account, teams).stream()
        .map(team -> new TeamWithMembers(team, byId.getOrDefault(team.id(), List.of())))
        .toList();
  }
}
