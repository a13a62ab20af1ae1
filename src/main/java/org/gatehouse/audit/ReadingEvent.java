package org.gatehouse.audit;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;

/**
 * Somebody looked at the log.
 *
 * @param filter what he looked for, by the names of REST; empty for everything
 */
record ReadingEvent(long accountId, String filter) implements AuditEvent {

  @Override
  public String name() {
    return "search.read";
  }

  @Override
  public Map<String, String> details() {
    return filter.isEmpty() ? Map.of() : Map.of("filter", filter);
  }
}
