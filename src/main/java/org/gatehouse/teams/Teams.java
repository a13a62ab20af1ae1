package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * The teams of the caller's account. Nobody changes a team whose members may do more than he
 * himself, and no change takes the account its last account manager.
 */
@Stateless
@PermissionRequired(Permission.TEAMS_MANAGE)
public class Teams {

  /** How many members the teams of one answer have together, unless one alone has more. */
  private static final int MOST_TOLD = 20_000;

  @EJB TeamRows rows;
  @EJB TeamViews views;
  @EJB TeamPeople everybody;
  @EJB TeamChanges changes;
  @EJB Managers managers;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The team with this name or id. */
  public TeamDetails get(String nameOrId) {
    return details(find(nameOrId));
  }

  /**
   * Teams by name.
   *
   * @param containing what the name contains, in any case; empty for all
   * @param after the cursor of the page before; empty for the first page
   */
  public Slice<TeamDetails> list(String containing, String after, int limit) {
    List<Team> teams = rows.page(caller.accountId(), containing, after, limit + 1);
    Slice<Team> slice = Slice.of(teams, limit, Team::nameKey);
    return new Slice<>(views.details(caller.accountId(), slice.items()), slice.next());
  }

  /** Teams with the user names of all their members; fewer than wanted when they are large. */
  public Slice<TeamWithMembers> listWithMembers(String after, int limit) {
    List<Team> teams = rows.page(caller.accountId(), "", after, limit + 1);
    Map<Long, Integer> counts = rows.counts(teams.stream().map(Team::id).toList());
    int told = 0;
    int kept = 0;
    while (kept < Math.min(limit, teams.size())) {
      told += counts.getOrDefault(teams.get(kept).id(), 0);
      if (kept > 0 && told > MOST_TOLD) {
        break;
      }
      kept++;
    }
    Slice<Team> slice = Slice.of(teams, Math.max(kept, 1), Team::nameKey);
    return new Slice<>(views.withMembers(caller.accountId(), slice.items()), slice.next());
  }

  /** The team with the user names of all its members. */
  public TeamWithMembers getWithMembers(String nameOrId) {
    return views.withMembers(caller.accountId(), List.of(find(nameOrId))).get(0);
  }

  /** Members of a team whose name or address contains the text, by user name. */
  public Slice<MemberRow> members(String nameOrId, String containing, String after, int limit) {
    List<MemberRow> members = rows.members(find(nameOrId), containing, after, limit + 1);
    return Slice.of(members, limit, MemberRow::usernameKey);
  }

  /** People of the account who are not in the team and fit the text, by user name. */
  public List<MemberRow> others(String nameOrId, String containing, int most) {
    return everybody.others(find(nameOrId), containing, most);
  }

  /** Makes a team by hand; CONFLICT if another one has the name. */
  public TeamDetails create(TeamForm wanted) {
    return recorded(TeamEvent.Deed.CREATE, wanted.name(), () -> make(wanted));
  }

  /**
   * Changes the team with this name or id, or makes one of this name; NOT_FOUND for what can be the
   * id of a team that is gone.
   */
  public TeamDetails put(String nameOrId, TeamForm wanted) {
    return Tokens.canBeId(nameOrId) || rows.find(caller.accountId(), nameOrId).isPresent()
        ? update(nameOrId, wanted)
        : create(new TeamForm(nameOrId, wanted.roles(), wanted.members()));
  }

  /** Changes what the form names; CONFLICT for the members and the name of an SSO team. */
  public TeamDetails update(String nameOrId, TeamForm wanted) {
    return update(nameOrId, wanted, Shown.NOTHING);
  }

  /** The same; CONFLICT if it has other roles than those that were shown. */
  public TeamDetails update(String nameOrId, TeamForm wanted, String shown) {
    return recorded(
        TeamEvent.Deed.UPDATE,
        nameOrId,
        () -> {
          Team team = changeable(nameOrId);
          Shown.require(shown, details(team).shown());
          Map<String, String> more = changes.apply(team, wanted);
          if (!more.isEmpty()) {
            fire(TeamEvent.Deed.UPDATE, team, more);
          }
          return details(team);
        });
  }

  /** The user names of the members who came at that very moment. */
  public List<String> joined(String nameOrId, Instant at) {
    return rows.joined(find(nameOrId), at);
  }

  /** Takes people into a team, by their user names or ids; tells who came. */
  public Moved add(String nameOrId, Collection<String> people) {
    return move(nameOrId, people, true);
  }

  /** Takes people out of a team; tells who left. */
  public Moved remove(String nameOrId, Collection<String> people) {
    return move(nameOrId, people, false);
  }

  /** Deletes a team; its members stay users and lose what they had through it alone. */
  public void delete(String nameOrId) {
    recorded(
        TeamEvent.Deed.DELETE,
        nameOrId,
        () -> {
          Team team = changeable(nameOrId);
          team.requireDeletable();
          TeamDetails before = details(team);
          rows.delete(team);
          fire(
              TeamEvent.Deed.DELETE,
              team,
              Map.of(
                  "roles",
                  String.join(", ", before.roles()),
                  "people",
                  Integer.toString(before.people())));
          return before;
        });
  }

  private TeamDetails make(TeamForm wanted) {
    Complaints complaints = new Complaints();
    String name = OneLine.required("name", wanted.name(), Team.LONGEST_NAME, complaints);
    complaints.refuse();
    if (rows.find(caller.accountId(), name).isPresent()) {
      throw BusinessException.conflict("name", "teams.name.taken");
    }
    Team team = new Team(caller.accountId(), name, Origin.MANUAL, clock.instant());
    rows.save(team);
    fire(TeamEvent.Deed.CREATE, team, changes.apply(team, wanted));
    return details(team);
  }

  private Moved move(String nameOrId, Collection<String> people, boolean in) {
    return recorded(
        TeamEvent.Deed.UPDATE,
        nameOrId,
        () -> {
          Team team = changeable(nameOrId);
          Moved moved = changes.move(team, people, in);
          if (!moved.details().isEmpty()) {
            fire(TeamEvent.Deed.UPDATE, team, moved.details());
          }
          return moved;
        });
  }

  private Team find(String nameOrId) {
    return rows.find(caller.accountId(), nameOrId).orElseThrow(BusinessException::notFound);
  }

  private Team changeable(String nameOrId) {
    Team team = find(nameOrId);
    if (!caller.get().permissions().containsAll(rows.permissions(team))) {
      throw BusinessException.forbidden();
    }
    return team;
  }

  private TeamDetails details(Team team) {
    return views.details(caller.accountId(), List.of(team)).get(0);
  }

  private void fire(TeamEvent.Deed deed, Team team, Map<String, String> more) {
    events.fire(new TeamEvent.Done(caller.accountId(), deed, team.name(), more));
  }

  private <T> T recorded(TeamEvent.Deed deed, @Nullable String team, Supplier<T> work) {
    try {
      return managers.keeping(caller.accountId(), work);
    } catch (BusinessException refusal) {
      String harmless = OneLine.harmless(team, Team.LONGEST_NAME);
      trail.recordFailure(new TeamEvent.Failed(caller.accountId(), deed, harmless, refusal.key()));
      throw refusal;
    }
  }
}
