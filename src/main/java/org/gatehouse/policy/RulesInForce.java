package org.gatehouse.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.SessionLimits;

/** What an account's policy says about those who are in. */
@ApplicationScoped
class RulesInForce implements AccountRules {

  @Override
  public SessionLimits sessions(long accountId) {
    return SessionLimits.STANDARD;
  }

  @Override
  public boolean admits(long accountId, String address) {
    return true;
  }
}
