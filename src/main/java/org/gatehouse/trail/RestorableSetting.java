package org.gatehouse.trail;

import org.gatehouse.access.Permission;

/**
 * Settings whose changes stand in the log: features implement it, so that an entry can lead to what
 * it changed and put a value back.
 */
public interface RestorableSetting {

  /** Whether events of this machine name tell of these settings. */
  boolean concerns(String event);

  /** What it takes to see and to change them. */
  Permission permission();

  /** The path of their page. */
  String path();

  /** Whether the value before the change can be put back, and is another one than now. */
  boolean restorable(Change change);

  /** Puts the value before the change back, as the ordinary change that it is. */
  void restore(Change change);
}
