package org.gatehouse.users;

/** What a user's state comes to; of several that apply, the last one here. */
public enum Status {
  ACTIVE,
  INVITED,
  LOCKED,
  DISABLED;

  static Status of(boolean disabled, boolean locked, boolean awaited) {
    if (disabled) {
      return DISABLED;
    }
    if (locked) {
      return LOCKED;
    }
    return awaited ? INVITED : ACTIVE;
  }
}
