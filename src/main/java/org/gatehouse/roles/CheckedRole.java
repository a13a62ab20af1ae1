package org.gatehouse.roles;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;

/** What an own role shall be, all of it acceptable. */
record CheckedRole(String name, Set<Permission> permissions) {

  static final int LONGEST_NAME = 100;

  /** The permissions that an own role can carry: operating the platform is never one of them. */
  static final Set<Permission> GRANTABLE =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Permission.ACCOUNTS_OPERATE)));

  /**
   * Checks a form; what is wrong goes to the complaints.
   *
   * @throws BusinessException FORBIDDEN if a permission is more than the caller has himself
   */
  static CheckedRole of(RoleForm form, Caller caller, Complaints complaints) {
    String name = OneLine.required("name", form.name(), LONGEST_NAME, complaints);
    if (!name.isEmpty() && Roles.key(name).isBlank()) {
      complaints.add("name", "text.missing");
    }
    return new CheckedRole(name, permissions(form.permissions(), caller, complaints));
  }

  private static Set<Permission> permissions(
      List<String> codes, Caller caller, Complaints complaints) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (int i = 0; i < codes.size(); i++) {
      Optional<Permission> found = Permission.find(codes.get(i)).filter(GRANTABLE::contains);
      if (found.isEmpty()) {
        complaints.add("permissions[" + i + "]", "roles.permissions.unknown");
      } else if (!caller.may(found.get())) {
        throw BusinessException.forbidden();
      } else {
        permissions.add(found.get());
      }
    }
    return permissions;
  }
}
