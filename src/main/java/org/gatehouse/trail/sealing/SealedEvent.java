package org.gatehouse.trail.sealing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of an account with the event that stands there.
 *
 * @param index the place, -1 for an event that has none
 * @param number the event's own number
 * @param leaf the hash that the tree has of it, none for an event without a place
 * @param canonical its bytes; null if it was taken out
 * @param shown what readers see of it; null if it was taken out
 */
public record SealedEvent(
    long index,
    long number,
    Instant occurredAt,
    byte[] leaf,
    byte @Nullable [] canonical,
    @Nullable Shown shown) {

  /**
   * The side of it that readers see and that can be erased.
   *
   * @param salt what ties the values to the bytes; empty once something was erased
   * @param seals the salts of the values that were left then, by field, or empty
   */
  public record Shown(
      String eventId,
      String userName,
      String address,
      String userAgent,
      String correlation,
      String textKey,
      String item,
      String action,
      String outcome,
      String reason,
      String details,
      byte[] salt,
      String seals) {}
}
