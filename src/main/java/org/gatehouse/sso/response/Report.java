package org.gatehouse.sso.response;

import java.util.List;
import java.util.Optional;

/**
 * What became of each check of one response; it tells people, and admits nobody.
 *
 * @param lines all checks in their order; those that were not needed are left out
 * @param facts what the response says, as far as it could be read
 */
public record Report(List<Line> lines, List<Fact> facts) {

  public Report {
    lines = List.copyOf(lines);
    facts = List.copyOf(facts);
  }

  /** One check. */
  public record Line(Check check, Check.State state) {}

  /** The name identifier, as far as it could be read; unproved. */
  public Optional<String> person() {
    return facts.stream()
        .filter(fact -> fact.name().equals("nameId") && fact.check() == Check.NAME_ID)
        .map(Fact::value)
        .findFirst();
  }

  /** Whether every check was passed. */
  public boolean passed() {
    return lines.stream().allMatch(line -> line.state() == Check.State.PASSED);
  }
}
