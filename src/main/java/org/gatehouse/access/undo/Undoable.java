package org.gatehouse.access.undo;

import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * Takes back one kind of action; implemented by the feature that offers it. It is done as any other
 * action: whoever may not do it is refused, and the log tells of it.
 */
public interface Undoable {

  /** What tells it from all others. */
  String kind();

  /**
   * Takes it back; the arguments are those that were given when it was offered. CONFLICT if
   * somebody has done something else to the same thing meanwhile.
   */
  void undo(List<String> arguments);

  /** It is too late to take it back. */
  static BusinessException late() {
    return BusinessException.of(Kind.CONFLICT, "undo.late");
  }
}
