package org.gatehouse.teams;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team with all its members. */
public record TeamWithMembers(TeamDetails team, List<Member> members) {

  public TeamWithMembers {
    members = List.copyOf(members);
  }

  /**
   * A member and where his membership comes from.
   *
   * @param group the group of the identity provider that brought it; null for one made by hand
   * @param since when that was, if it is known
   */
  public record Member(String username, @Nullable String group, @Nullable Instant since) {}
}
