package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Whether somebody may call from where he does, as his own account says: another one that does not
 * admit him from there has not let him in ({@link CallerSource}). Operators may from anywhere, so
 * that no rule shuts out who could mend it.
 */
@ApplicationScoped
class Whereabouts {

  @Inject CurrentCaller current;
  @Inject AccountRules rules;

  boolean allow(Caller caller) {
    return caller.may(Permission.ACCOUNTS_OPERATE)
        || rules.admits(caller.home().id(), current.origin().address());
  }
}
