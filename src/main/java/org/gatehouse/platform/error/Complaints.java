package org.gatehouse.platform.error;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with each field, so that one answer names all of it. */
public final class Complaints {

  private final List<FieldError> errors = new ArrayList<>();

  /** Notes that the field's value is not acceptable, and why. */
  public void add(String field, String key, Object... args) {
    errors.add(FieldError.of(field, key, args));
  }

  /** Whether nothing was wrong so far. */
  public boolean none() {
    return errors.isEmpty();
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
