package org.gatehouse.teams;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * People who came into a team or left it; nobody if all were where they were to be.
 *
 * @param details what the log tells of it
 * @param people their user names
 * @param at when it was, to the microsecond
 * @param version of the team, from then on
 */
public record Moved(Map<String, String> details, List<String> people, Instant at, long version) {

  public Moved {
    details = Map.copyOf(details);
    people = List.copyOf(people);
  }
}
