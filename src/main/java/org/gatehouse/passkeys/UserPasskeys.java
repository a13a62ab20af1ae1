package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Reach;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.gatehouse.users.Users;

/** The passkeys of the people of the caller's account. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class UserPasskeys {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB Users users;
  @EJB SignInUsers people;
  @EJB Agreements agreements;
  @Inject Reach reach;
  @EJB Passkeys passkeys;
  @EJB PasskeyChanges changes;
  @EJB AuditTrail trail;

  /** The passkeys of the user with this name or id. */
  public List<PasskeyDetails> list(String nameOrId) {
    return passkeys.list(users.get(nameOrId).id());
  }

  /** Removes one; NOT_FOUND if it is not there, FORBIDDEN if its owner may do more. */
  public void remove(String nameOrId, long id) {
    try {
      SignInUser owner = reach.get(nameOrId);
      // Whoever signs in by it now is in before, and is signed out, or is refused.
      agreements.keep(owner.accountId());
      people.hold(owner.id());
      PasskeyDetails gone =
          passkeys.remove(owner.id(), id).orElseThrow(BusinessException::notFound);
      changes.removed(owner, gone.name(), "");
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new PasskeyEvent.RemoveFailed(
              caller.accountId(), OneLine.harmless(nameOrId, LONGEST), refusal.key()));
      throw refusal;
    }
  }
}
