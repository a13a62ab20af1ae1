package org.gatehouse.access.undo;

import java.util.List;

/**
 * Takes back one kind of action; implemented by the feature that offers it. It is done as any other
 * action: whoever may not do it is refused, and the log tells of it.
 */
public interface Undoable {

  /** What tells it from all others. */
  String kind();

  /** Takes it back; the arguments are those that were given when it was offered. */
  void undo(List<String> arguments);
}
