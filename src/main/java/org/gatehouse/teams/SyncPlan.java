package org.gatehouse.teams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What fits one user's teams to the groups that his identity provider names. It looks at nothing
 * and changes nothing.
 *
 * @param make the names of groups that are no team yet
 * @param adopt teams that were groups before and become groups again
 * @param join teams that he comes into
 * @param keep places that he had before a group brought them
 * @param leave places in groups that were not named
 * @param conflicts teams made by hand that have the name of a group; nothing happens to them
 */
record SyncPlan(
    List<String> make,
    List<KnownTeam> adopt,
    List<KnownTeam> join,
    List<Place> keep,
    List<Place> leave,
    List<KnownTeam> conflicts) {

  /**
   * The plan.
   *
   * @param named the teams that have a name of the groups; others do not matter
   * @param places all places of the user
   */
  static SyncPlan of(GroupNames groups, Collection<KnownTeam> named, Collection<Place> places) {
    SyncPlan plan =
        new SyncPlan(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    Map<Long, Place> held = new HashMap<>();
    Map<String, KnownTeam> known = new HashMap<>();
    places.forEach(place -> held.put(place.team().id(), place));
    places.forEach(place -> known.put(place.team().key(), place.team()));
    named.forEach(team -> known.put(team.key(), team));
    groups.byKey().forEach((key, name) -> plan.add(name, known.get(key), held));
    for (Place place : places) {
      if (place.team().origin() == Origin.SSO && !groups.byKey().containsKey(place.team().key())) {
        plan.leave.add(place);
      }
    }
    return plan;
  }

  /** Whether everything is as it should be. */
  boolean isNothing() {
    return make.isEmpty() && adopt.isEmpty() && join.isEmpty() && keep.isEmpty() && leave.isEmpty();
  }

  private void add(String name, @Nullable KnownTeam team, Map<Long, Place> held) {
    if (team == null) {
      make.add(name);
      return;
    }
    if (team.origin() == Origin.MANUAL && !team.returns()) {
      conflicts.add(team);
      return;
    }
    if (team.returns()) {
      adopt.add(team);
    }
    Place place = held.get(team.id());
    if (place == null) {
      join.add(team);
    } else if (place.group() == null) {
      keep.add(place);
    }
  }
}
