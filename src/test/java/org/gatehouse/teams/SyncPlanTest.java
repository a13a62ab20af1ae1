package org.gatehouse.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SyncPlanTest {

  private static final KnownTeam FINANCE = team(1, "Finance", Origin.SSO, false);
  private static final KnownTeam SUPPORT = team(2, "Support", Origin.SSO, false);
  private static final KnownTeam BY_HAND = team(3, "Friends", Origin.MANUAL, false);
  private static final KnownTeam FORMER = team(4, "Sales", Origin.MANUAL, true);

  @Test
  @Tag("A-75")
  @DisplayName("A-75: makes what is missing, joins what is named and leaves what is not")
  void makesJoinsAndLeaves() {
    SyncPlan plan = plan(List.of("New", "Finance"), List.of(FINANCE), List.of(in(SUPPORT)));

    assertThat(plan.make()).containsExactly("New");
    assertThat(plan.join()).containsExactly(FINANCE);
    assertThat(plan.leave()).extracting(Place::team).containsExactly(SUPPORT);
    assertThat(plan.isNothing()).isFalse();
  }

  @Test
  @Tag("A-75")
  @DisplayName("A-75: finds nothing to do for whoever is where he belongs")
  void findsNothingToDo() {
    SyncPlan plan = plan(List.of("FINANCE"), List.of(), List.of(in(FINANCE), in(BY_HAND)));

    assertThat(plan.isNothing()).isTrue();
  }

  @Test
  @Tag("A-76")
  @Tag("A-78")
  @DisplayName("A-76, A-78: never touches a team made by hand, whatever its name")
  void leavesManualTeamsAlone() {
    SyncPlan named = plan(List.of("friends"), List.of(BY_HAND), List.of());
    SyncPlan member = plan(List.of(), List.of(), List.of(in(BY_HAND)));

    assertThat(named.isNothing()).isTrue();
    assertThat(named.conflicts()).containsExactly(BY_HAND);
    assertThat(member.isNothing()).isTrue();
  }

  @Test
  @Tag("A-84")
  @DisplayName("A-84: takes a team back by its name that was a group before, and its members")
  void adoptsFormerGroups() {
    SyncPlan stranger = plan(List.of("Sales"), List.of(FORMER), List.of());
    SyncPlan member =
        plan(List.of("Sales"), List.of(FORMER), List.of(new Place(9, FORMER, "Sales", null, null)));
    SyncPlan unnamed =
        plan(List.of(), List.of(), List.of(new Place(9, FORMER, "Sales", null, null)));

    assertThat(stranger.adopt()).containsExactly(FORMER);
    assertThat(stranger.join()).containsExactly(FORMER);
    assertThat(member.adopt()).containsExactly(FORMER);
    assertThat(member.join()).isEmpty();
    assertThat(unnamed.isNothing()).as("not a group until somebody names it").isTrue();
  }

  @Test
  @DisplayName("notes the group that stands for a place which was there before")
  void keepsWhatWasThere() {
    SyncPlan plan =
        plan(List.of("Finance"), List.of(), List.of(new Place(9, FINANCE, null, null, null)));

    assertThat(plan.keep()).extracting(Place::id).containsExactly(9L);
    assertThat(plan.join()).isEmpty();
  }

  @Test
  @Tag("A-85")
  @DisplayName("A-85: an empty list leaves every group")
  void leavesEverything() {
    SyncPlan plan = plan(List.of(), List.of(), List.of(in(FINANCE), in(SUPPORT), in(BY_HAND)));

    assertThat(plan.leave()).extracting(Place::team).containsExactly(FINANCE, SUPPORT);
  }

  @Test
  @Tag("A-86")
  @DisplayName("A-86: a SID is no name; neither is what no database finds")
  void sortsOutSids() {
    GroupNames names =
        GroupNames.of(
            List.of("S-1-5-21-3623811015-3361044348-30300820-1013", "s-1-5-32-544", "S-1", "Ops"));

    assertThat(names.byKey().values()).containsExactly("S-1", "Ops");
    assertThat(names.unusable())
        .extracting(GroupNames.Unusable::why)
        .containsOnly(GroupNames.Why.SID);
    assertThat(GroupNames.of(List.of("\uD834\uDD60".repeat(255))).unusable())
        .extracting(GroupNames.Unusable::why)
        .containsExactly(GroupNames.Why.LENGTH);
  }

  @Test
  @Tag("A-87")
  @DisplayName("A-87: 255 characters of any script are a name, and the first spelling counts")
  void keepsLongNames() {
    String long1 = "\uD83D\uDE00".repeat(255);
    GroupNames names = GroupNames.of(List.of("Ärzte", "ÄRZTE", "é".repeat(255), long1));

    assertThat(names.byKey().values()).containsExactly("Ärzte", "é".repeat(255), long1);
  }

  @Test
  @Tag("A-75")
  @DisplayName("A-75: what can be no name is told from names, and can be shown")
  void sortsOutWhatIsNoName() {
    String endless = "S-1" + "-1".repeat(100_000);
    GroupNames names =
        GroupNames.of(List.of("x".repeat(256), "x".repeat(257), endless, "a\u0085b", "\0", "Ops"));

    assertThat(names.byKey().values()).containsExactly("Ops");
    assertThat(names.unusable())
        .extracting(GroupNames.Unusable::why)
        .containsExactly(
            GroupNames.Why.LENGTH,
            GroupNames.Why.LENGTH,
            GroupNames.Why.LENGTH,
            GroupNames.Why.CHARACTERS,
            GroupNames.Why.CHARACTERS);
    assertThat(names.unusable()).extracting(GroupNames.Unusable::key).doesNotHaveDuplicates();
    assertThat(names.shown())
        .allSatisfy(name -> assertThat(name.length()).isBetween(1, 255))
        .contains("Ops", "a\uFFFDb", "\uFFFD");
  }

  private static SyncPlan plan(
      List<String> groups, Collection<KnownTeam> named, Collection<Place> places) {
    return SyncPlan.of(GroupNames.of(groups), named, places);
  }

  private static KnownTeam team(long id, String name, Origin origin, boolean former) {
    return new KnownTeam(id, name, Team.key(name), origin, former);
  }

  private static Place in(KnownTeam team) {
    @Nullable String group = team.origin() == Origin.SSO ? team.name() : null;
    return new Place(team.id() + 100, team, group, null, null);
  }
}
