package org.gatehouse.teams;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
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
  public static final String KIND = "team";

  /** It got another name. */
  static final String RENAME = "RENAME";

  /** People were taken in. */
  static final String ADD = "ADD";

  /** People were taken out. */
  static final String REMOVE = "REMOVE";

  @Inject Teams teams;
  @Inject Accounts accounts;
  @Inject CurrentCaller caller;

  @Override
  public String kind() {
    return KIND;
  }

  /** What was done, the team, and the names before and now or the people. */
  static List<String> arguments(String deed, String team, List<String> what) {
    List<String> arguments = new ArrayList<>(List.of(deed, team));
    arguments.addAll(what);
    return arguments;
  }

  @Override
  public void undo(List<String> arguments) {
    String team = arguments.get(1);
    List<String> what = arguments.subList(2, arguments.size());
    switch (arguments.get(0)) {
      case RENAME -> rename(team, what.get(0), what.get(1));
      case ADD -> teams.remove(team, what);
      case REMOVE -> teams.add(team, what);
      default -> throw BusinessException.notFound();
    }
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
