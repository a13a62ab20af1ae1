package org.gatehouse.roles;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.gatehouse.platform.error.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has by himself, not through a team.
 *
 * @param validUntil the moment from which on he has it no more; null for no end
 */
public record HeldRole(String id, String name, @Nullable Instant validUntil) {

  /** What stands for several of them in a form that shows them. */
  public static String shown(Collection<HeldRole> roles) {
    return Shown.of(roles.stream().map(role -> role.id() + " " + role.validUntil()).toList());
  }

  /** Several of them in one text, as the audit log keeps it. */
  public static String text(Collection<HeldRole> roles) {
    return roles.stream()
        .map(role -> role.name() + (role.validUntil == null ? "" : " until " + role.validUntil))
        .collect(Collectors.joining(", "));
  }
}
