package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;

/**
 * Fits the teams of an account to the groups that its identity provider names when somebody signs
 * in, in the transaction of that sign-in.
 *
 * <p>While nothing is new it reads once or twice and waits for nobody. Whatever changes something
 * holds the account's row first and looks again, as changes by hand do: fifty sign-ins that bring
 * the same new group make one team.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class GroupSync {

  /** How often managers hear that somebody was kept in a group. */
  private static final Duration AGAIN = Duration.ofDays(1);

  @EJB SyncRows rows;
  @EJB Accounts accounts;
  @EJB Managers managers;
  @EJB HeldMails mails;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /** What a group would become, or is. */
  public enum Fate {
    /** A team will be made. */
    MAKE,
    /** There is a team that follows it. */
    MATCH,
    /** A team that was a group before becomes one again. */
    ADOPT,
    /** A team made by hand has its name, so nothing happens. */
    CONFLICT
  }

  /**
   * Makes teams, and takes the user in and out of those that are groups.
   *
   * @param stillOn whether the sync is still switched on; asked once the account is held
   */
  public void fit(SignInUser user, GroupNames groups, BooleanSupplier stillOn) {
    if (plan(user, groups).isNothing()) {
      return;
    }
    accounts.lock(user.accountId());
    if (stillOn.getAsBoolean()) {
      apply(user, plan(user, groups));
    }
  }

  /** What would become of groups with these names, by key. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Map<String, Fate> foretell(long account, GroupNames groups) {
    Map<String, Fate> fates = new HashMap<>();
    groups.byKey().keySet().forEach(key -> fates.put(key, Fate.MAKE));
    rows.named(account, groups.byKey().keySet()).forEach(team -> fates.put(team.key(), fate(team)));
    return fates;
  }

  /** Makes ordinary teams of all groups of an account: the sync is switched off. */
  public void release(long account) {
    accounts.lock(account);
    int teams = rows.release(account);
    if (teams > 0) {
      events.fire(new GroupEvent.Released(account, teams));
    }
  }

  private static Fate fate(KnownTeam team) {
    if (team.origin() == Origin.SSO) {
      return Fate.MATCH;
    }
    return team.returns() ? Fate.ADOPT : Fate.CONFLICT;
  }

  /** Mostly one read: who is in all groups that were named, and in no other, is done. */
  private SyncPlan plan(SignInUser user, GroupNames groups) {
    List<Place> places = rows.places(user.accountId(), user.id());
    Set<String> missing = new LinkedHashSet<>(groups.byKey().keySet());
    places.stream()
        .filter(place -> place.team().origin() == Origin.SSO)
        .forEach(place -> missing.remove(place.team().key()));
    Collection<KnownTeam> named =
        missing.isEmpty() ? List.of() : rows.named(user.accountId(), missing);
    return SyncPlan.of(groups, named, places);
  }

  private void apply(SignInUser user, SyncPlan plan) {
    long account = user.accountId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<KnownTeam> made = rows.make(account, plan.make(), now);
    rows.adopt(plan.adopt());
    List<KnownTeam> joined = new ArrayList<>(plan.join());
    joined.addAll(made);
    rows.join(account, user.id(), joined, now);
    rows.keep(plan.keep(), now);
    made.forEach(
        team ->
            fire(
                user,
                TeamEvent.Deed.CREATE,
                team,
                Map.of("origin", "SSO", "added", user.username())));
    plan.adopt()
        .forEach(
            team ->
                fire(user, TeamEvent.Deed.UPDATE, team, Map.of("change.origin", "MANUAL → SSO")));
    plan.join()
        .forEach(team -> fire(user, TeamEvent.Deed.UPDATE, team, Map.of("added", user.username())));
    leave(user, plan.leave(), now);
  }

  /**
   * Out of everything at once; but one by one where a team looks after the account or the platform.
   */
  private void leave(SignInUser user, List<Place> places, Instant now) {
    Set<Long> managing =
        places.isEmpty()
            ? Set.of()
            : rows.managing(places.stream().map(place -> place.team().id()).toList());
    List<Place> harmless =
        places.stream().filter(place -> !managing.contains(place.team().id())).toList();
    rows.leave(harmless);
    harmless.forEach(place -> left(user, place));
    for (Place place : places) {
      if (managing.contains(place.team().id())) {
        leaveManagers(user, place, now);
      }
    }
  }

  private void leaveManagers(SignInUser user, Place place, Instant now) {
    boolean had = managers.any(user.accountId());
    rows.leave(List.of(place));
    if (!had || managers.any(user.accountId())) {
      left(user, place);
      return;
    }
    Instant before = place.heldAt();
    boolean news = before == null || !before.plus(AGAIN).isAfter(now);
    rows.hold(user.accountId(), user.id(), place, news ? now : before);
    if (news) {
      events.fire(new GroupEvent.Held(user.accountId(), place.team().name(), user.username()));
      mails.held(user, place.team().name());
    }
  }

  private void left(SignInUser user, Place place) {
    fire(user, TeamEvent.Deed.UPDATE, place.team(), Map.of("removed", user.username()));
  }

  private void fire(
      SignInUser user, TeamEvent.Deed deed, KnownTeam team, Map<String, String> more) {
    events.fire(
        new GroupEvent.Followed(user.accountId(), deed, team.name(), user.username(), more));
  }
}
