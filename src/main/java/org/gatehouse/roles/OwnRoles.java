package org.gatehouse.roles;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the caller's account: the built-in ones, which nobody changes, and its own. Nobody
 * makes or changes a role that may do more than he himself.
 *
 * <p>Each change holds the account's row, so that two of them never pass a check together.
 */
@Stateless
@PermissionRequired(Permission.ROLES_MANAGE)
public class OwnRoles {

  /** How many own roles an account may have. */
  static final int MOST = 100;

  @EJB RoleRows rows;
  @EJB Tenures tenures;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** All roles of the account, the built-in ones first. */
  public List<RoleDetails> list() {
    return rows.inAccount(caller.accountId()).entrySet().stream()
        .map(role -> role.getKey().details(role.getValue()))
        .toList();
  }

  /** The role with this name or id. */
  public RoleDetails get(String nameOrId) {
    Map<Role, Set<Permission>> known = rows.inAccount(caller.accountId());
    Role role = find(known, nameOrId);
    return role.details(known.getOrDefault(role, Set.of()));
  }

  /** Who holds it, and what taking it away would take from them. */
  public RoleUse use(String nameOrId) {
    return rows.use(caller.accountId(), find(rows.inAccount(caller.accountId()), nameOrId));
  }

  /** The codes of the permissions that the caller can put into a role. */
  public List<String> grantable() {
    return CheckedRole.GRANTABLE.stream()
        .filter(caller.get()::may)
        .sorted()
        .map(Permission::code)
        .toList();
  }

  /** Makes a role; CONFLICT if another one has the name. */
  public RoleDetails create(RoleForm wanted) {
    return recorded(RoleEvent.Deed.CREATE, wanted.name(), () -> make(wanted));
  }

  /**
   * Renames a role and changes what it carries, for everybody who holds it, at once.
   *
   * @param shown the role that whoever changes it saw. CONFLICT if it is another by now
   */
  public RoleDetails update(String nameOrId, RoleForm wanted, String shown) {
    return recorded(RoleEvent.Deed.UPDATE, nameOrId, () -> change(nameOrId, wanted, shown));
  }

  /** Takes a role away from everybody who holds it, and out of the account. */
  public void delete(String nameOrId) {
    recorded(RoleEvent.Deed.DELETE, nameOrId, () -> remove(nameOrId));
  }

  private RoleDetails make(RoleForm wanted) {
    accounts.lock(caller.accountId());
    Map<Role, Set<Permission>> known = rows.inAccount(caller.accountId());
    CheckedRole checked = check(wanted, known, Optional.empty());
    if (known.keySet().stream().filter(role -> !role.builtIn()).count() >= MOST) {
      throw BusinessException.of(Kind.CONFLICT, "roles.tooMany", MOST);
    }
    Role role = new Role(caller.accountId(), checked.name());
    rows.save(role, checked.permissions());
    RoleDetails made = role.details(checked.permissions());
    fire(RoleEvent.Deed.CREATE, made.name(), Change.details(Map.of(), text(made)));
    return made;
  }

  private RoleDetails change(String nameOrId, RoleForm wanted, String shown) {
    accounts.lock(caller.accountId());
    Map<Role, Set<Permission>> known = rows.inAccount(caller.accountId());
    Role role = changeable(known, nameOrId);
    RoleDetails before = role.details(known.getOrDefault(role, Set.of()));
    Shown.require(shown, before.shown());
    CheckedRole checked = check(wanted, known, Optional.of(role));
    requireLasting(known.getOrDefault(role, Set.of()), checked.permissions());
    role.rename(checked.name());
    rows.save(role, checked.permissions());
    RoleDetails after = role.details(checked.permissions());
    if (!after.equals(before)) {
      fire(RoleEvent.Deed.UPDATE, after.name(), Change.details(text(before), text(after)));
    }
    return after;
  }

  /** Whoever holds the role gets what is new in it for as long as he holds it. */
  private void requireLasting(Set<Permission> before, Set<Permission> after) {
    Set<Permission> more = new HashSet<>(after);
    more.removeAll(before);
    if (!more.isEmpty() && !tenures.ofCaller().covers(more, null)) {
      throw BusinessException.of(Kind.FORBIDDEN, "roles.timed");
    }
  }

  private RoleUse remove(String nameOrId) {
    accounts.lock(caller.accountId());
    Map<Role, Set<Permission>> known = rows.inAccount(caller.accountId());
    Role role = changeable(known, nameOrId);
    RoleDetails before = role.details(known.getOrDefault(role, Set.of()));
    RoleUse use = rows.use(caller.accountId(), role);
    rows.delete(caller.accountId(), role);
    var more = new HashMap<>(Change.details(text(before), Map.of()));
    more.put("people", Integer.toString(use.people()));
    fire(RoleEvent.Deed.DELETE, before.name(), more);
    return use;
  }

  private CheckedRole check(
      RoleForm wanted, Map<Role, Set<Permission>> known, Optional<Role> itself) {
    Complaints complaints = new Complaints();
    CheckedRole checked = CheckedRole.of(wanted, caller.get(), complaints);
    complaints.refuse();
    Optional<Role> namesake = Roles.find(known.keySet(), checked.name());
    if (namesake.isPresent() && !namesake.equals(itself)) {
      throw BusinessException.conflict("name", "roles.name.taken");
    }
    return checked;
  }

  private Role changeable(Map<Role, Set<Permission>> known, String nameOrId) {
    Role role = find(known, nameOrId);
    if (role.builtIn()) {
      throw BusinessException.of(Kind.CONFLICT, "roles.builtIn");
    }
    if (!caller.get().permissions().containsAll(known.getOrDefault(role, Set.of()))) {
      throw BusinessException.forbidden();
    }
    return role;
  }

  private static Role find(Map<Role, Set<Permission>> known, String nameOrId) {
    return Roles.find(known.keySet(), nameOrId).orElseThrow(BusinessException::notFound);
  }

  private static Map<String, String> text(RoleDetails role) {
    return Map.of(
        "name",
        role.name(),
        "permissions",
        role.permissions().stream().collect(Collectors.joining(", ")));
  }

  private void fire(RoleEvent.Deed deed, String role, Map<String, String> more) {
    events.fire(new RoleEvent.Done(caller.accountId(), deed, role, more));
  }

  /** People read the log: pages name a role by its id. */
  private @Nullable String called(@Nullable String nameOrId) {
    return Roles.find(rows.inAccount(caller.accountId()).keySet(), nameOrId)
        .map(Role::name)
        .orElse(nameOrId);
  }

  private <T> T recorded(RoleEvent.Deed deed, @Nullable String role, Supplier<T> work) {
    try {
      return work.get();
    } catch (BusinessException refusal) {
      String called = deed == RoleEvent.Deed.CREATE ? role : called(role);
      String harmless = OneLine.harmless(called, CheckedRole.LONGEST_NAME);
      trail.recordFailure(new RoleEvent.Failed(caller.accountId(), deed, harmless, refusal.key()));
      throw refusal;
    }
  }
}
