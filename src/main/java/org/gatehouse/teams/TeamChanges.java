package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Grant;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.Roles;
import org.gatehouse.roles.Tenures;
import org.gatehouse.trail.Change;
import org.gatehouse.users.Identifiers;
import org.jspecify.annotations.Nullable;

/** Changes one team, and tells what was before and after; {@link Teams} asks whether one may. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TeamChanges {

  /** How many members somebody can choose for one team. */
  static final int MOST_MEMBERS = 10_000;

  @EJB TeamRows rows;
  @EJB TeamPeople everybody;
  @EJB Roles roles;
  @EJB Tenures tenures;
  @Inject Clock clock;

  /** Does what the form names; the details of what became different, none if nothing did. */
  public Map<String, String> apply(Team team, TeamForm wanted) {
    Complaints complaints = new Complaints();
    String name = name(team, wanted.name(), complaints);
    Optional<Grant> grant =
        Optional.ofNullable(wanted.roles())
            .map(names -> roles.check(names, kept(team), complaints));
    Set<Long> before = rows.memberIds(team);
    Set<Long> after =
        wanted.members() == null
            ? before
            : people(team.accountId(), wanted.members(), "members", complaints);
    complaints.refuse();
    Map<String, String> details = new HashMap<>(renamed(team, name));
    grant.ifPresent(roleGrant -> details.putAll(assigned(team, roleGrant)));
    details.putAll(moved(team, before, after, clock.instant()));
    return details;
  }

  /** Takes people in or out. */
  public Moved move(Team team, Collection<String> namesOrIds, boolean in) {
    Complaints complaints = new Complaints();
    Set<Long> people = people(team.accountId(), List.copyOf(namesOrIds), "people", complaints);
    complaints.refuse();
    Set<Long> before = rows.memberIds(team);
    Set<Long> after = new HashSet<>(before);
    if (in) {
      after.addAll(people);
    } else {
      after.removeAll(people);
    }
    Set<Long> moved = new HashSet<>(in ? after : before);
    moved.removeAll(in ? before : after);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, String> details = moved(team, before, after, now);
    return new Moved(details, everybody.names(moved), now, team.version());
  }

  private static String name(Team team, @Nullable String typed, Complaints complaints) {
    return typed == null || typed.equals(team.name())
        ? team.name()
        : OneLine.required("name", typed, Team.LONGEST_NAME, complaints);
  }

  private Map<String, String> renamed(Team team, String name) {
    String former = team.name();
    if (name.equals(former)) {
      return Map.of();
    }
    Optional<Team> namesake = rows.find(team.accountId(), name);
    if (namesake.isPresent() && namesake.get().id() != team.id()) {
      throw BusinessException.conflict("name", "teams.name.taken");
    }
    team.rename(name);
    rows.save(team);
    return Change.details(Map.of("name", former), Map.of("name", name));
  }

  /** The roles that the team carries. */
  private List<HeldRole> kept(Team team) {
    List<HeldRole> kept = new ArrayList<>();
    rows.roles(team.accountId(), List.of(team.id()))
        .getOrDefault(team.id(), Map.of())
        .forEach((id, name) -> kept.add(new HeldRole(id, name, null)));
    return kept;
  }

  private Map<String, String> assigned(Team team, Grant grant) {
    Collection<String> former =
        rows.roles(team.accountId(), List.of(team.id())).getOrDefault(team.id(), Map.of()).values();
    rows.setRoles(team, grant.roleIds());
    rows.changed(team);
    return Change.details(
        Map.of("roles", String.join(", ", former)),
        Map.of("roles", String.join(", ", grant.names())));
  }

  private Map<String, String> moved(Team team, Set<Long> before, Set<Long> after, Instant now) {
    List<Long> come = new ArrayList<>(after);
    come.removeAll(before);
    List<Long> left = new ArrayList<>(before);
    left.removeAll(after);
    if (come.isEmpty() && left.isEmpty()) {
      return Map.of();
    }
    team.requireOwnMembers();
    // They stay when what the caller has for a time only is over, and he may be one of them.
    if (!come.isEmpty() && !tenures.ofCaller().covers(rows.permissions(team), null)) {
      throw BusinessException.of(Kind.FORBIDDEN, "roles.timed");
    }
    if (after.size() > MOST_MEMBERS) {
      throw BusinessException.of(Kind.CONFLICT, "teams.members.tooMany", MOST_MEMBERS);
    }
    Map<String, String> details = new HashMap<>();
    if (!come.isEmpty()) {
      rows.add(team, come, now);
      details.put("added", String.join(", ", new TreeSet<>(everybody.names(come))));
    }
    if (!left.isEmpty()) {
      rows.remove(team, left);
      details.put("removed", String.join(", ", new TreeSet<>(everybody.names(left))));
    }
    rows.changed(team);
    return details;
  }

  private Set<Long> people(
      long account, List<String> namesOrIds, String field, Complaints complaints) {
    if (namesOrIds.size() > MOST_MEMBERS) {
      throw BusinessException.invalid(field, "teams.members.tooMany", MOST_MEMBERS);
    }
    Map<String, Person> known = everybody.people(account, namesOrIds);
    Set<Long> people = new HashSet<>();
    for (int i = 0; i < namesOrIds.size(); i++) {
      String asked = namesOrIds.get(i);
      Person person = known.getOrDefault(asked, known.get(Identifiers.key(asked)));
      if (person == null) {
        complaints.add(field + "[" + i + "]", "teams.members.unknown");
      } else {
        people.add(person.id());
      }
    }
    return people;
  }
}
