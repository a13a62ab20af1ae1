package org.gatehouse.grants;

import java.util.List;
import org.gatehouse.roles.HeldRole;

/**
 * What somebody may do in an account below his own.
 *
 * @param userId the id by which programs know him
 * @param sub the slug of the account below
 */
public record GrantDetails(
    String userId,
    String username,
    String displayName,
    String sub,
    String subName,
    List<HeldRole> roles) {

  public GrantDetails {
    roles = List.copyOf(roles);
  }
}
