package org.gatehouse.policy;

import java.time.Instant;
import java.util.List;

/**
 * What rules would do to people the next night.
 *
 * @param at when the night begins
 * @param disabled how many are disabled
 * @param expired how many are asked for another password at their next sign-in
 * @param warned how many are told by mail that one of both comes within fourteen days
 * @param spared how many account managers stay although they were away, since nobody else could
 *     look after the account
 * @param people the first of the disabled, who were away for longest; empty for a caller who may
 *     not see people
 */
public record Forecast(
    Instant at, long disabled, long expired, long warned, long spared, List<Person> people) {

  /** Somebody who is disabled. */
  public record Person(String publicId, String username, String displayName, long days) {}

  public Forecast {
    people = List.copyOf(people);
  }
}
