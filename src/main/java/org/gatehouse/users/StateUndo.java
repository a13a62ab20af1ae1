package org.gatehouse.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.undo.Undoable;
import org.gatehouse.platform.error.BusinessException;

/**
 * Takes back that somebody was disabled or locked. The other way nothing is taken back: the lock
 * would be a stronger one than that which was opened.
 */
@Stateless
public class StateUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "user-state";

  @Inject Users users;

  @Override
  public String kind() {
    return KIND;
  }

  /** The deed that was done, and the id of whom it was done to. */
  @Override
  public void undo(List<String> arguments) {
    String user = arguments.get(1);
    switch (UserEvent.Deed.valueOf(arguments.get(0))) {
      case DISABLE -> users.enable(user);
      case LOCK -> users.unlock(user);
      default -> throw BusinessException.notFound();
    }
  }
}
