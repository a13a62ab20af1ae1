package org.gatehouse.platform.error;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with each field, so that one answer names all of it, or the first hundred:
 * more of them help nobody, and whoever sends a million must not fill the memory with them.
 */
public final class Complaints {

  private static final int MOST = 100;

  private final List<FieldError> errors = new ArrayList<>();

  /** Notes that the field's value is not acceptable, and why, unless there are enough. */
  public void add(String field, String key, Object... args) {
    if (!enough()) {
      errors.add(FieldError.of(field, key, args));
    }
  }

  /** Whether nothing was wrong so far. */
  public boolean none() {
    return errors.isEmpty();
  }

  /** Whether no more of them are noted, so that nobody need look for any. */
  public boolean enough() {
    return errors.size() >= MOST;
  }

  /** How many there are so far. */
  public int count() {
    return errors.size();
  }

  /** Refuses with INVALID if anything was wrong. */
  public void refuse() {
    if (!errors.isEmpty()) {
      throw BusinessException.invalid(errors);
    }
  }
}
