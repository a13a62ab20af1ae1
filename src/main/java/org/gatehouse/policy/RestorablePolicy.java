package org.gatehouse.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.access.Permission;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;

/** Puts values of the rules back that an entry of the log names. */
@ApplicationScoped
class RestorablePolicy implements RestorableSetting {

  @Inject Policies policies;

  @Override
  public boolean concerns(String event) {
    return event.equals(PolicyEvent.NAME);
  }

  @Override
  public Permission permission() {
    return Permission.POLICY_MANAGE;
  }

  @Override
  public String path() {
    return "/policy";
  }

  @Override
  public boolean restorable(Change change) {
    String now = policies.get().values().get(change.field());
    return change.before().matches("[0-9]{1,9}") && now != null && !now.equals(change.before());
  }

  @Override
  public void restore(Change change) {
    policies.save(new NewPolicy(Integer.valueOf(change.before())));
  }
}
