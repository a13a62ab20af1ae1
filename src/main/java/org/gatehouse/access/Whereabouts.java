package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Whether somebody may call from where he does: his own account has to allow it, and so has the one
 * that he acts in. Operators may from anywhere, so that no rule shuts out who could mend it.
 */
@ApplicationScoped
class Whereabouts {

  @Inject CurrentCaller current;
  @Inject AccountRules rules;

  boolean allow(Caller caller) {
    String address = current.origin().address();
    return caller.may(Permission.ACCOUNTS_OPERATE)
        || (rules.admits(caller.home().id(), address)
            && (!caller.elsewhere() || rules.admits(caller.account().id(), address)));
  }
}
