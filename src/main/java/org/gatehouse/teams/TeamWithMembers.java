package org.gatehouse.teams;

import java.util.List;

/** A team with the user names of all its members. */
public record TeamWithMembers(TeamDetails team, List<String> members) {

  public TeamWithMembers {
    members = List.copyOf(members);
  }
}
