package org.gatehouse.roles;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.platform.error.Shown;

/**
 * A role as callers see it.
 *
 * @param id the id by which programs know it
 * @param builtIn whether it comes with the product, so that nobody changes it
 * @param permissions the codes of what it lets its holders do
 */
public record RoleDetails(String id, String name, boolean builtIn, List<String> permissions) {

  public RoleDetails {
    permissions = List.copyOf(permissions);
  }

  /** What stands for it in a form that shows it. */
  public String shown() {
    return Shown.of(Stream.concat(Stream.of(name), permissions.stream()).toList());
  }
}
