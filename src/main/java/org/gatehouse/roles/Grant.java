package org.gatehouse.roles;

import java.util.List;
import java.util.Set;

/**
 * Roles of one account that somebody may be given, checked and ready; made by {@link Roles#check}.
 */
public final class Grant {

  private final Set<Long> roleIds;
  private final List<String> names;

  Grant(Set<Long> roleIds, List<String> names) {
    this.roleIds = Set.copyOf(roleIds);
    this.names = List.copyOf(names);
  }

  Set<Long> roleIds() {
    return roleIds;
  }

  /** The roles' names as they are shown. */
  public List<String> names() {
    return names;
  }
}
