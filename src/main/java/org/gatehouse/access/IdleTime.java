package org.gatehouse.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** After how much time without use the caller's session is over, for pages that warn before. */
@Named("idleTime")
@RequestScoped
public class IdleTime {

  @Inject AccountRules rules;
  @Inject CurrentCaller caller;

  /** In minutes; his own account decides, wherever he acts. */
  public long getMinutes() {
    return rules.sessions(caller.get().home().id()).idle().toMinutes();
  }
}
