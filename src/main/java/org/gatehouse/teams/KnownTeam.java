package org.gatehouse.teams;

/**
 * A team as the sync of groups sees it.
 *
 * @param key what its name and a group's have in common when they count as equal
 * @param formerSso whether it was a group before the sync was switched off
 */
public record KnownTeam(long id, String name, String key, Origin origin, boolean formerSso) {

  /** Whether it becomes a group again as soon as a sign-in names it. */
  boolean returns() {
    return origin == Origin.MANUAL && formerSso;
  }
}
