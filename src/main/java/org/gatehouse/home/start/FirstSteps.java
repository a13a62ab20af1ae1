package org.gatehouse.home.start;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.factors.OwnFactors;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.policy.Policies;
import org.gatehouse.roles.Managers;
import org.gatehouse.sso.SsoConfigurations;
import org.gatehouse.sso.SsoDetails;

/**
 * The first steps of whoever looks after an account. Whether one is done, the account's own data
 * say; kept is only what somebody does not want.
 */
@Stateless
@PermissionRequired(Permission.POLICY_MANAGE)
public class FirstSteps {

  private static final Set<Permission> NEEDED =
      EnumSet.of(Permission.USERS_MANAGE, Permission.POLICY_MANAGE, Permission.SSO_MANAGE);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Accounts accounts;
  @Inject Policies policies;
  @Inject OwnFactors factors;
  @Inject Managers managers;
  @Inject SsoConfigurations sso;
  @Inject Clock clock;

  /** A step, and whether it is done, or is not wanted. */
  public record Taken(Step step, boolean done, boolean skipped) {

    /** Whether there is nothing left to do about it. */
    public boolean settled() {
      return done || skipped;
    }
  }

  /**
   * Whether steps are left that the caller wants to see; not in the account of others, and not for
   * operators, who look after none of their own.
   */
  public boolean offered() {
    Caller who = caller.get();
    return who.permissions().containsAll(NEEDED)
        && !who.may(Permission.ACCOUNTS_OPERATE)
        && !who.elsewhere()
        && find().filter(FirstRun::hidden).isEmpty()
        && !list().stream().allMatch(Taken::settled);
  }

  /** All steps, in the order in which they are best taken. */
  public List<Taken> list() {
    Set<Step> skipped = find().map(FirstRun::skipped).orElse(Set.of());
    return Arrays.stream(Step.values())
        .map(step -> new Taken(step, isDone(step), skipped.contains(step)))
        .toList();
  }

  /** Whether the caller wants to see none of it at home. */
  public boolean hidden() {
    return find().filter(FirstRun::hidden).isPresent();
  }

  /** Leaves a step out, or takes it up again. */
  public void skip(Step step, boolean out) {
    FirstRun run = run();
    Set<Step> skipped = EnumSet.noneOf(Step.class);
    skipped.addAll(run.skipped());
    if (out) {
      skipped.add(step);
    } else {
      skipped.remove(step);
    }
    run.skip(skipped);
  }

  /** Takes it all off the home page, or puts it there again. */
  public void hide(boolean away) {
    run().hide(away ? clock.instant() : null);
  }

  private boolean isDone(Step step) {
    Caller who = caller.get();
    return switch (step) {
      case PERSON -> who.language().isPresent() && !who.displayName().equals(who.userName());
      case POLICY -> policies.isDecided(who.account().id());
      case FACTOR -> !factors.list().isEmpty();
      case MANAGER -> managers.of(who.account().id()).size() > 1;
      case SSO -> sso.find().filter(SsoDetails::enabled).isPresent();
    };
  }

  /** One at a time: of two at once both would make the first one. */
  private FirstRun run() {
    accounts.lock(caller.get().account().id());
    return find()
        .orElseGet(
            () -> {
              FirstRun first = new FirstRun(user());
              em.persist(first);
              return first;
            });
  }

  private Optional<FirstRun> find() {
    return Optional.ofNullable(em.find(FirstRun.class, user()));
  }

  private long user() {
    return caller.get().userId().orElseThrow(BusinessException::forbidden);
  }
}
