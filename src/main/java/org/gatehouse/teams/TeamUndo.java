package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;

/** Takes back another name of a team, or who was taken in or out. */
@Stateless
public class TeamUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "team-version";

  /** It got another name. */
  static final String RENAME = "RENAME";

  /** People were taken in. */
  static final String ADD = "ADD";

  /** People were taken out. */
  static final String REMOVE = "REMOVE";

  @EJB Teams teams;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;

  @Override
  public String kind() {
    return KIND;
  }

  /**
   * What was done, the team, and the names before and now, or when it was, the team's version then
   * and the people.
   */
  static List<String> arguments(String deed, String team, List<String> what) {
    List<String> arguments = new ArrayList<>(List.of(deed, team));
    arguments.addAll(what);
    return arguments;
  }

  /** The same of people who came or left. */
  static List<String> arguments(String deed, String team, Moved moved) {
    List<String> what = new ArrayList<>();
    what.add(moved.at().toString());
    what.add(Long.toString(moved.version()));
    what.addAll(moved.people());
    return arguments(deed, team, what);
  }

  @Override
  public void undo(List<String> arguments) {
    String team = arguments.get(1);
    List<String> what = arguments.subList(2, arguments.size());
    switch (arguments.get(0)) {
      case RENAME -> rename(team, what.get(0), what.get(1));
      case ADD -> takeOut(team, Instant.parse(what.get(0)), what.subList(2, what.size()));
      case REMOVE -> takeIn(team, Long.parseLong(what.get(1)), what.subList(2, what.size()));
      default -> throw BusinessException.notFound();
    }
  }

  /** Who was taken out meanwhile and in again by somebody stays. */
  private void takeOut(String team, Instant at, List<String> people) {
    accounts.lock(caller.accountId());
    List<String> still = teams.joined(team, at).stream().filter(people::contains).toList();
    if (still.isEmpty()) {
      throw Undoable.late();
    }
    teams.remove(team, still);
  }

  /** Nothing tells who was taken in and out again meanwhile but that the team was changed. */
  private void takeIn(String team, long version, List<String> people) {
    accounts.lock(caller.accountId());
    if (teams.get(team).version() != version) {
      throw Undoable.late();
    }
    teams.add(team, people);
  }

  /** The name that somebody has given it meanwhile stays. */
  private void rename(String team, String before, String now) {
    accounts.lock(caller.accountId());
    if (!teams.get(team).name().equals(now)) {
      throw Undoable.late();
    }
    teams.update(team, new TeamForm(before, null, null));
  }
}
