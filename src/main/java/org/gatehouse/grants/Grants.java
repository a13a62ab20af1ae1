package org.gatehouse.grants;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Grant;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.RoleDetails;
import org.gatehouse.roles.Roles;
import org.gatehouse.roles.Tenure;
import org.gatehouse.roles.Tenures;
import org.gatehouse.roles.WantedRole;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/**
 * Roles in the accounts below the caller's, for people of his account. Nobody gives what he does
 * not have himself in the account above; the logs of both accounts tell of it.
 */
@Stateless
@PermissionRequired(Permission.ROLES_MANAGE)
public class Grants {

  private static final int LONGEST = 254;
  private static final int MOST_FOUND = 20;

  /** No slug and no name has it, so it parts the two in a cursor. */
  private static final String PART = "\n";

  @EJB GrantRows rows;
  @EJB Roles roles;
  @EJB Tenures tenures;
  @EJB Accounts accounts;
  @EJB SubAccounts subAccounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The accounts below the caller's. */
  public List<Caller.Account> subs() {
    return subAccounts.ofCurrent();
  }

  /** All grants of the account's people, by user name and sub-account. */
  public Slice<GrantDetails> list(String after, int limit) {
    int part = after.indexOf(PART);
    List<GrantRow> found =
        rows.page(
            caller.accountId(),
            (part < 0 ? after : after.substring(0, part)).replace("\0", ""),
            (part < 0 ? "" : after.substring(part + 1)).replace("\0", ""),
            limit + 1);
    Slice<GrantRow> slice =
        Slice.of(found, limit, row -> row.usernameKey() + PART + row.sub().slug());
    return new Slice<>(details(slice.items()), slice.next());
  }

  /** People of the account whose names or address hold what was typed; the first twenty. */
  public List<Grantee> people(String containing) {
    return rows.people(caller.accountId(), containing, MOST_FOUND);
  }

  /** What the user with this name or id may do in that account below; perhaps nothing. */
  public GrantDetails get(String nameOrId, String sub) {
    return details(person(nameOrId), below(sub));
  }

  /** The roles that the caller can give there. */
  public List<RoleDetails> offered(String sub) {
    return in(below(sub), roles::assignableRoles);
  }

  /** Gives a user exactly these roles there, none to let him in no more. */
  public GrantDetails set(String nameOrId, String sub, List<WantedRole> wanted) {
    return set(nameOrId, sub, wanted, Shown.NOTHING);
  }

  /**
   * The same.
   *
   * @param shown the roles that whoever gives them saw. CONFLICT if the user has others by now
   */
  public GrantDetails set(String nameOrId, String sub, List<WantedRole> wanted, String shown) {
    try {
      return change(nameOrId, sub, wanted, shown);
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new GrantEvent.Failed(
              caller.accountId(),
              OneLine.harmless(nameOrId, LONGEST),
              OneLine.harmless(sub, LONGEST),
              refusal.key()));
      throw refusal;
    }
  }

  private GrantDetails change(String nameOrId, String slug, List<WantedRole> wanted, String shown) {
    Grantee user = person(nameOrId);
    Caller.Account sub = below(slug);
    accounts.lock(sub.id());
    if (!wanted.isEmpty() && accounts.get(sub.id()).status() == AccountStatus.ERASED) {
      throw BusinessException.of(Kind.CONFLICT, "accounts.erased.change");
    }
    GrantDetails before = details(user, sub);
    if (!caller.get().permissions().containsAll(roles.permissions(user.id(), sub.id()))) {
      throw BusinessException.forbidden();
    }
    Shown.require(shown, HeldRole.shown(before.roles()));
    Complaints complaints = new Complaints();
    // As he has it here, not there.
    Tenure tenure = tenures.ofCaller();
    Grant grant = in(sub, () -> roles.checkWanted(wanted, tenure, before.roles(), complaints));
    complaints.refuse();
    if (!grant.roles().equals(before.roles())) {
      in(
          sub,
          () -> {
            roles.assign(user.id(), grant);
            return user;
          });
      record(user, sub, before.roles(), grant.roles());
    }
    return details(user, sub);
  }

  private void record(
      Grantee user, Caller.Account sub, List<HeldRole> before, List<HeldRole> after) {
    Caller.Account home = caller.get().account();
    for (long log : List.of(home.id(), sub.id())) {
      events.fire(
          new GrantEvent.Changed(
              log, user.username(), home, sub, HeldRole.text(before), HeldRole.text(after)));
    }
  }

  private Grantee person(String nameOrId) {
    return rows.person(caller.accountId(), nameOrId).orElseThrow(BusinessException::notFound);
  }

  private Caller.Account below(String slug) {
    return subs().stream()
        .filter(account -> account.slug().equals(slug))
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  private GrantDetails details(Grantee user, Caller.Account sub) {
    Map<Long, List<HeldRole>> held = in(sub, () -> roles.held(Collections.singleton(user.id())));
    return details(user, sub, held.getOrDefault(user.id(), List.of()));
  }

  /** One query for each account of the page, not for each row. */
  private List<GrantDetails> details(List<GrantRow> page) {
    Map<Caller.Account, Set<Long>> users = new HashMap<>();
    page.forEach(
        row -> users.computeIfAbsent(row.sub(), sub -> new HashSet<>()).add(row.user().id()));
    Map<Caller.Account, Map<Long, List<HeldRole>>> held = new HashMap<>();
    users.forEach((sub, ids) -> held.put(sub, in(sub, () -> roles.held(ids))));
    List<GrantDetails> details = new ArrayList<>();
    for (GrantRow row : page) {
      Map<Long, List<HeldRole>> there = held.getOrDefault(row.sub(), Map.of());
      details.add(details(row.user(), row.sub(), there.getOrDefault(row.user().id(), List.of())));
    }
    return details;
  }

  private static GrantDetails details(Grantee user, Caller.Account sub, List<HeldRole> roles) {
    return new GrantDetails(
        user.publicId(), user.username(), user.displayName(), sub.slug(), sub.name(), roles);
  }

  /** Asks about the account below, with what the caller may do in his own. */
  private <T> T in(Caller.Account sub, Supplier<T> question) {
    Caller.Account own = caller.get().account();
    caller.enter(sub);
    try {
      return question.get();
    } finally {
      caller.enter(own);
    }
  }
}
