package org.gatehouse.audit.retention;

import java.time.Instant;
import java.util.Optional;
import org.gatehouse.audit.Mask;

/**
 * A part of the log that no clean-up takes out.
 *
 * @param name tells it from the others of the account
 * @param from entries that occurred at or after it are held; empty for all
 * @param madeBy the user name of who placed it
 */
public record HoldDetails(
    String name, String why, Optional<Instant> from, Instant madeAt, String madeBy) {

  /** What the log itself shows an auditor of it. */
  HoldDetails masked() {
    return new HoldDetails(Mask.HIDDEN, Mask.HIDDEN, from, madeAt, Mask.name(madeBy));
  }
}
