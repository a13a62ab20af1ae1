package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;

/** What counts at once: on and off, and whether groups become teams. */
@Named
@RequestScoped
public class SsoSwitchPage {

  @EJB SsoSwitches switches;
  @Inject Notices notices;

  /** Turns it on beside passwords: refusing those is a step of its own. */
  public void turnOn() {
    switches.turnOn();
    notices.good("sso.turned.on");
    Redirect.to("/sso");
  }

  public void turnOff() {
    switches.setEnabled(false, true);
    notices.good("sso.turned.off");
    Redirect.to("/sso");
  }

  /** Makes teams of the provider's groups. */
  public void startGroups() {
    turnGroups(true);
  }

  /** Makes none any more; those that there are become ordinary ones. */
  public void stopGroups() {
    turnGroups(false);
  }

  /** As its button said: what was turned by somebody else meanwhile is not turned back. */
  private void turnGroups(boolean on) {
    switches.setAutoCreateGroups(on);
    notices.good(on ? "sso.turn.groups.on" : "sso.turn.groups.off");
    Redirect.to("/sso");
  }
}
