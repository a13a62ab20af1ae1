package org.gatehouse.roles;

import java.util.List;

/**
 * Who holds a role, and what would be lost without it.
 *
 * @param people how many people hold it, through a team too; at most {@link #MOST}
 * @param losses for each permission that somebody has through no other role, how many would lose it
 */
public record RoleUse(int people, List<Loss> losses) {

  /** As far as is counted: one more means many. */
  static final int MOST = 1_000;

  /** That so many people would lose a permission. */
  public record Loss(String permission, int people) {}

  public RoleUse {
    losses = List.copyOf(losses);
  }
}
