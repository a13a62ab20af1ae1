package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/**
 * Lets a team that was made by hand follow the group of its name. Its members and roles stay; who
 * does not have the group leaves when he signs in next.
 */
@Stateless
@PermissionRequired(Permission.TEAMS_MANAGE)
public class TeamConversions {

  @EJB TeamRows rows;
  @EJB Teams teams;
  @Inject IdpGroups groups;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** What it would do; changes nothing. */
  public Conversion look(String nameOrId) {
    Team team = find(nameOrId);
    boolean possible = team.origin() == Origin.MANUAL && groups.followed(caller.accountId());
    var sighting = groups.find(caller.accountId(), team.name());
    Set<Long> members = rows.memberIds(team);
    Set<Long> having = new HashSet<>(sighting.map(IdpGroups.Sighting::users).orElse(Set.of()));
    Set<Long> stay = new HashSet<>(members);
    stay.retainAll(having);
    having.removeAll(members);
    return new Conversion(
        possible,
        sighting.map(IdpGroups.Sighting::seenAt).orElse(null),
        stay.size(),
        members.size() - stay.size(),
        having.size());
  }

  /** Does it; nothing happens to a team that follows its group already. */
  public void convert(String nameOrId) {
    try {
      accounts.lock(caller.accountId());
      Team team = find(nameOrId);
      if (team.origin() == Origin.SSO) {
        return;
      }
      if (!caller.get().permissions().containsAll(rows.permissions(team))) {
        throw BusinessException.forbidden();
      }
      if (!groups.followed(caller.accountId())) {
        throw BusinessException.of(Kind.CONFLICT, "teams.convert.off");
      }
      team.follow();
      rows.save(team);
      events.fire(
          new GroupEvent.Converted(caller.accountId(), team.name(), rows.memberIds(team).size()));
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new GroupEvent.NotConverted(
              caller.accountId(), OneLine.harmless(nameOrId, Team.LONGEST_NAME), refusal.key()));
      throw refusal;
    }
  }

  /** Changes what the form names and then does it, both or neither; NOT_FOUND for no team. */
  public TeamDetails convert(String nameOrId, TeamForm wanted) {
    TeamDetails changed = teams.update(find(nameOrId).publicId(), wanted);
    convert(changed.id());
    return changed;
  }

  private Team find(String nameOrId) {
    return rows.find(caller.accountId(), nameOrId).orElseThrow(BusinessException::notFound);
  }
}
