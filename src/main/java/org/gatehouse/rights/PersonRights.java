package org.gatehouse.rights;

import java.util.List;
import java.util.Map;

/**
 * What one person may do in an account, and why.
 *
 * @param home the slug of his own account where it is another one; else empty
 * @param permissions the reasons, by the code of the permission
 */
public record PersonRights(
    String id,
    String username,
    String displayName,
    String home,
    Map<String, List<Why>> permissions) {

  public PersonRights {
    permissions = Map.copyOf(permissions);
  }

  /** Why he may do this; none if he may not. */
  public List<Why> why(String permission) {
    return permissions.getOrDefault(permission, List.of());
  }
}
