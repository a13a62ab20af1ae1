package org.gatehouse.devices;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Reach;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.Users;

/** The devices of the people of the caller's account. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class UserDevices {

  private static final int LONGEST = 254;

  @Inject CurrentCaller caller;
  @EJB Users users;
  @Inject Reach reach;
  @EJB Devices devices;
  @EJB LostDeviceMails mails;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The devices of the user with this name or id. */
  public List<DeviceDetails> list(String nameOrId) {
    return devices.list(users.get(nameOrId).id(), DeviceTokens.NONE);
  }

  /** Forgets one; NOT_FOUND if it is not there, FORBIDDEN if its owner may do more. */
  public void revoke(String nameOrId, long deviceId) {
    try {
      SignInUser owner = reach.get(nameOrId);
      DeviceDetails device =
          devices.revoke(owner.id(), deviceId).orElseThrow(BusinessException::notFound);
      if (caller.get().userId().filter(id -> id == owner.id()).isEmpty()) {
        mails.revoked(owner, device);
      }
      events.fire(new DeviceEvent.Revoked(owner.accountId(), owner.username(), owner.email()));
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new DeviceEvent.RevokeFailed(
              caller.accountId(), OneLine.harmless(nameOrId, LONGEST), refusal.key()));
      throw refusal;
    }
  }
}
