package org.gatehouse.teams;

import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.error.Shown;

/**
 * A team as callers see it.
 *
 * @param id the id by which programs know it
 * @param roles the names of what its members may do
 * @param roleIds the ids of the same roles
 * @param people how many members it has
 * @param version another one after each change of its name, its roles and its members
 */
public record TeamDetails(
    String id,
    String name,
    Origin origin,
    List<String> roles,
    List<String> roleIds,
    int people,
    Instant createdAt,
    long version) {

  public TeamDetails {
    roles = List.copyOf(roles);
    roleIds = List.copyOf(roleIds);
  }

  /** What stands for its roles in a form that shows them. */
  public String shown() {
    return Shown.of(roleIds);
  }

  /** Whether its members are chosen here. */
  public boolean manual() {
    return origin == Origin.MANUAL;
  }
}
