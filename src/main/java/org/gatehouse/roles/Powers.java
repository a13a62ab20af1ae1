package org.gatehouse.roles;

import java.util.Set;
import org.gatehouse.access.Permission;

/**
 * What a user may do.
 *
 * @param permissions what he may do in the account that was asked for
 * @param elsewhere whether he holds a role in another account than his own, be it over by now
 */
public record Powers(Set<Permission> permissions, boolean elsewhere) {

  public Powers {
    permissions = Set.copyOf(permissions);
  }
}
