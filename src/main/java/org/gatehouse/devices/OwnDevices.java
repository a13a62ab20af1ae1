package org.gatehouse.devices;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;

/** The caller's own devices, and nobody else's. */
@Stateless
public class OwnDevices {

  @Inject CurrentCaller caller;
  @EJB Devices devices;
  @Inject Event<AuditEvent> events;

  /** The caller's devices; the one that has one of these tokens is the current one. */
  public List<DeviceDetails> list(DeviceTokens own) {
    return devices.list(self(), own);
  }

  /** Forgets one; NOT_FOUND if it is not there or another's. */
  public void revoke(long deviceId) {
    Caller user = caller.get();
    if (devices.revoke(self(), deviceId).isEmpty()) {
      throw BusinessException.notFound();
    }
    events.fire(new DeviceEvent.Revoked(user.home().id(), user.userName(), user.email()));
  }

  private long self() {
    return caller.get().userId().orElseThrow(BusinessException::forbidden);
  }
}
