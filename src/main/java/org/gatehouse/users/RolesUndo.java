package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.WantedRole;

/** Gives somebody the roles again that he had before. */
@Stateless
public class RolesUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "user-roles";

  @Inject UserRoles roles;

  @Override
  public String kind() {
    return KIND;
  }

  /** A user's id and his roles, as an offer carries them. */
  public static List<String> arguments(String user, List<HeldRole> held) {
    List<String> arguments = new ArrayList<>(List.of(user));
    held.forEach(
        role -> {
          arguments.add(role.id());
          arguments.add(Objects.toString(role.validUntil(), ""));
        });
    return arguments;
  }

  @Override
  public void undo(List<String> arguments) {
    List<WantedRole> before = new ArrayList<>();
    for (int i = 1; i + 1 < arguments.size(); i += 2) {
      String until = arguments.get(i + 1);
      before.add(new WantedRole(arguments.get(i), until.isEmpty() ? null : Instant.parse(until)));
    }
    roles.set(arguments.get(0), before);
  }
}
