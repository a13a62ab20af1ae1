package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Grant;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.Managers;
import org.gatehouse.roles.RoleEvent;
import org.gatehouse.roles.Roles;
import org.gatehouse.roles.Tenures;
import org.gatehouse.roles.WantedRole;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/** The roles that a user of the caller's account has by himself, each perhaps for a time only. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class UserRoles {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB Roles roles;
  @EJB Tenures tenures;
  @EJB Managers managers;
  @EJB UserRows rows;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The roles of the user with this name or id. */
  public List<HeldRole> get(String nameOrId) {
    return held(rows.get(caller.accountId(), nameOrId));
  }

  /**
   * Gives a user exactly these roles, from the next request on; CONFLICT if that would take the
   * account's last account manager.
   */
  public List<HeldRole> set(String nameOrId, List<WantedRole> wanted) {
    return set(nameOrId, wanted, Shown.NOTHING);
  }

  /**
   * The same.
   *
   * @param shown the roles that whoever gives them saw. CONFLICT if the user has others by now
   */
  public List<HeldRole> set(String nameOrId, List<WantedRole> wanted, String shown) {
    try {
      return managers.keeping(caller.accountId(), () -> change(nameOrId, wanted, shown));
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new RoleEvent.NotGiven(
              caller.accountId(),
              OneLine.harmless(nameOrId, LONGEST),
              wanted.stream()
                  .map(role -> OneLine.harmless(role.name(), LONGEST))
                  .limit(LONGEST)
                  .collect(Collectors.joining(", ")),
              refusal.key()));
      throw refusal;
    }
  }

  private List<HeldRole> change(String nameOrId, List<WantedRole> wanted, String shown) {
    User user = rows.get(caller.accountId(), nameOrId);
    if (!caller.get().permissions().containsAll(roles.permissions(user.id(), user.accountId()))) {
      throw BusinessException.forbidden();
    }
    Complaints complaints = new Complaints();
    List<HeldRole> before = held(user);
    Shown.require(shown, HeldRole.shown(before));
    Grant grant = roles.checkWanted(wanted, tenures.ofCaller(), before, complaints);
    complaints.refuse();
    if (!before.equals(grant.roles())) {
      roles.assign(user.id(), grant);
      events.fire(
          new RoleEvent.Given(
              caller.accountId(),
              user.username(),
              user.email(),
              HeldRole.text(before),
              HeldRole.text(grant.roles())));
    }
    return grant.roles();
  }

  private List<HeldRole> held(User user) {
    return roles.held(Collections.singleton(user.id())).getOrDefault(user.id(), List.of());
  }
}
