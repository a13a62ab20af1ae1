package org.gatehouse.roles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Roles of one account that somebody may be given, checked and ready; made by {@link Roles#check}.
 */
public final class Grant {

  private final Map<Long, HeldRole> roles = new TreeMap<>();

  Grant() {}

  void add(Role role, @Nullable Instant validUntil) {
    roles.put(role.id(), new HeldRole(role.publicId(), role.name(), validUntil));
  }

  Map<Long, HeldRole> byRole() {
    return roles;
  }

  /** The ids of the roles in the database. */
  public List<Long> roleIds() {
    return List.copyOf(roles.keySet());
  }

  /** The roles. */
  public List<HeldRole> roles() {
    return List.copyOf(roles.values());
  }

  /** The roles' names as they are shown. */
  public List<String> names() {
    return roles.values().stream().map(HeldRole::name).toList();
  }
}
