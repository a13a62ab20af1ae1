package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.WantedRole;

/** Gives somebody the roles again that he had before. */
@Stateless
public class RolesUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "user-roles";

  @Inject UserRoles roles;
  @Inject Accounts accounts;
  @Inject CurrentCaller caller;

  @Override
  public String kind() {
    return KIND;
  }

  /** A user's id, how many words his roles before take, these, and those that he has now. */
  public static List<String> arguments(String user, List<HeldRole> before, List<HeldRole> now) {
    List<String> arguments = new ArrayList<>(List.of(user, String.valueOf(2 * before.size())));
    arguments.addAll(words(before));
    arguments.addAll(words(now));
    return arguments;
  }

  /** CONFLICT if somebody has given him other roles meanwhile: they are not to be lost. */
  @Override
  public void undo(List<String> arguments) {
    String user = arguments.get(0);
    int end = 2 + Integer.parseInt(arguments.get(1));
    // Whoever gives roles holds the account.
    accounts.lock(caller.accountId());
    if (!words(roles.get(user)).equals(arguments.subList(end, arguments.size()))) {
      throw Undoable.late();
    }
    List<WantedRole> before = new ArrayList<>();
    for (int i = 2; i < end; i += 2) {
      String until = arguments.get(i + 1);
      before.add(new WantedRole(arguments.get(i), until.isEmpty() ? null : Instant.parse(until)));
    }
    roles.set(user, before);
  }

  private static List<String> words(List<HeldRole> held) {
    return held.stream()
        .flatMap(role -> Stream.of(role.id(), Objects.toString(role.validUntil(), "")))
        .toList();
  }
}
