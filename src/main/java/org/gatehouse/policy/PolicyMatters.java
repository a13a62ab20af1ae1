package org.gatehouse.policy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;

/** Rules about sign-ins that an account has left open. */
@Stateless
public class PolicyMatters implements NeedsAttention {

  @Inject Policies policies;
  @Inject CurrentCaller caller;

  @Override
  public Permission permission() {
    return Permission.POLICY_MANAGE;
  }

  @Override
  public List<Matter> matters() {
    PolicyDetails rules = policies.of(caller.accountId());
    List<Matter> open = new ArrayList<>();
    if (!rules.twoFactor().enabled()) {
      open.add(matter("factor", "#enabled"));
    }
    if (rules.maxInactivityDays() == null) {
      open.add(matter("inactivity", "#maxInactivityDays"));
    }
    return open;
  }

  private static Matter matter(String name, String field) {
    return new Matter(Matter.Level.INFO, name, List.of(), "policy", "/policy" + field);
  }
}
