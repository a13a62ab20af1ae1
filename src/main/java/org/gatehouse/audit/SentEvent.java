package org.gatehouse.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as another product sent it, before anything of it was checked. */
public record SentEvent(
    @Nullable String id,
    @Nullable String item,
    @Nullable String action,
    @Nullable String outcome,
    @Nullable String description,
    @Nullable Instant occurredAt,
    @Nullable String username,
    @Nullable String ip,
    Map<String, String> details) {

  public SentEvent {
    details = Map.copyOf(details);
  }
}
