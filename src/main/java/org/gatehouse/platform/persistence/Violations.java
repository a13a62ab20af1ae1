package org.gatehouse.platform.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Locale;

/** Tells which named constraint a statement has violated, on both databases. */
public final class Violations {

  /** SQLSTATE class 23 of ISO 9075: integrity constraint violation. */
  private static final String INTEGRITY = "23";

  private Violations() {}

  /** Whether that constraint was violated, here or by someone else's row that came first. */
  public static boolean of(PersistenceException thrown, String constraint) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(INTEGRITY)) {
        return String.valueOf(sql.getMessage())
            .toLowerCase(Locale.ROOT)
            .contains(constraint.toLowerCase(Locale.ROOT));
      }
    }
    return false;
  }
}
