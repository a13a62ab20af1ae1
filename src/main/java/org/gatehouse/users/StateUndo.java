package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.platform.error.BusinessException;

/**
 * Takes back that somebody was disabled or locked. The other way nothing is taken back: the lock
 * would be a stronger one than that which was opened.
 */
@Stateless
public class StateUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "user-stopped";

  private static final int WITHOUT_BEFORE = 3;

  @EJB Reopenings reopenings;

  @Override
  public String kind() {
    return KIND;
  }

  /** The deed, the id of whom it was done to, when it was, and the lock before, if any. */
  public static List<String> arguments(UserEvent.Deed deed, String user, Stopped stopped) {
    List<String> arguments = new ArrayList<>(List.of(deed.name(), user, stopped.at().toString()));
    stopped.before().ifPresent(before -> arguments.addAll(before.texts()));
    return arguments;
  }

  /** CONFLICT if somebody has let him in or stopped him once more meanwhile. */
  @Override
  public void undo(List<String> arguments) {
    String user = arguments.get(1);
    Stopped stopped = stopped(arguments);
    switch (UserEvent.Deed.valueOf(arguments.get(0))) {
      case DISABLE -> reopenings.enable(user, stopped);
      case LOCK -> reopenings.unlock(user, stopped);
      default -> throw BusinessException.notFound();
    }
  }

  private static Stopped stopped(List<String> arguments) {
    Optional<Stop> before =
        arguments.size() == WITHOUT_BEFORE
            ? Optional.empty()
            : Optional.of(Stop.read(arguments.subList(WITHOUT_BEFORE, arguments.size())));
    return new Stopped(Instant.parse(arguments.get(2)), before);
  }
}
