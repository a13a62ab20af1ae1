package org.gatehouse.sso.groups;

import java.time.Instant;

/**
 * A group that sign-ins have named, and what becomes of it while teams follow groups.
 *
 * @param people how many have it
 * @param seenAt about when a sign-in last named it
 */
public record GroupOutlook(String name, Fate fate, int people, Instant seenAt) {

  /** What becomes of it. */
  public enum Fate {
    /** A team is made. */
    MAKE,
    /** There is its team. */
    MATCH,
    /** The team that it was before follows it again. */
    ADOPT,
    /** A team made by hand has its name, and stays as it is. */
    CONFLICT,
    /** It is a number of Windows: no team is made. */
    SID,
    /** Its name is too long or can not be read: no team is made. */
    NAME
  }
}
