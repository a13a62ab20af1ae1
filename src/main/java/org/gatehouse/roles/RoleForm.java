package org.gatehouse.roles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a role shall be, as somebody typed it; nothing of it is checked yet. */
public record RoleForm(@Nullable String name, List<String> permissions) {

  public RoleForm {
    permissions = List.copyOf(permissions);
  }
}
