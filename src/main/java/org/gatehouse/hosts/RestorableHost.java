package org.gatehouse.hosts;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;

/** Claims the host again that an entry of the log names, or gives up the one that there is. */
@ApplicationScoped
class RestorableHost implements RestorableSetting {

  @EJB Hosts hosts;
  @Inject CurrentCaller caller;

  @Override
  public boolean concerns(String event) {
    return HostEvent.SETTING.equals(event);
  }

  @Override
  public Permission permission() {
    return Permission.BRANDING_MANAGE;
  }

  @Override
  public String path() {
    return "/branding/host";
  }

  @Override
  public boolean restorable(Change change) {
    return change.field().equals(HostRules.FIELD)
        && !change.before().equals(now())
        && (change.before().isEmpty() ? !caller.host().own() : !answers());
  }

  @Override
  public void restore(Change change) {
    if (change.before().isEmpty()) {
      hosts.release();
    } else {
      hosts.claim(change.before());
    }
  }

  /** Then it is given up first, on purpose. */
  private boolean answers() {
    return hosts.find().filter(ClaimDetails::answers).isPresent();
  }

  private String now() {
    return hosts.find().filter(ClaimDetails::watched).map(ClaimDetails::host).orElse("");
  }
}
