package org.gatehouse.trail;

import java.time.Instant;
import java.util.Map;

/**
 * An event of another product, checked and ready to be kept.
 *
 * @param eventId the id that its sender gave it, unique in the account
 * @param reason the code of its reason, or empty
 * @param userName who did it, or empty
 * @param address from where, in canonical text, or empty
 */
public record Arrival(
    String eventId,
    Instant occurredAt,
    CatalogueText text,
    String reason,
    String userName,
    String address,
    Map<String, String> details) {

  public Arrival {
    details = Map.copyOf(details);
  }

  /** As it is kept, with the id of the request that brought it. */
  Happening happening(long accountId, String request, Instant now) {
    return new Happening(
        eventId,
        accountId,
        occurredAt,
        now,
        text,
        reason,
        new Happening.Circumstances(userName, address, "", request),
        details);
  }
}
