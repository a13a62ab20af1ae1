package org.gatehouse.home.calendar;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;

/**
 * What happens to a person's feed.
 *
 * @param made whether it was made, or made anew; else revoked
 */
record FeedEvent(long accountId, boolean made, String username) implements AuditEvent {

  @Override
  public String name() {
    return made ? "calendar.make" : "calendar.revoke";
  }

  @Override
  public Map<String, String> details() {
    return Map.of("name", username);
  }
}
