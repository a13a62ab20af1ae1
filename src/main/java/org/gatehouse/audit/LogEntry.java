package org.gatehouse.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.Outcome;

/**
 * An entry of the log as its reader sees it.
 *
 * @param id the id by which the world knows it
 * @param account the slug of its account
 * @param userName who did it; empty where nobody is known
 * @param address from where; empty for the product's own work
 * @param correlation the id of the request that caused it; empty where none did
 * @param text the key of its text in the catalogue
 * @param description in the reader's language
 * @param details every value by its name, the changes among them
 */
public record LogEntry(
    String id,
    Instant occurredAt,
    String account,
    String userName,
    String address,
    String userAgent,
    String correlation,
    String text,
    String item,
    String action,
    Outcome outcome,
    String description,
    String reason,
    Map<String, String> details,
    Position position) {

  public LogEntry {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /** What it says that fields became, by field. */
  public List<Change> changes() {
    return details.entrySet().stream()
        .flatMap(detail -> Change.find(detail.getKey(), detail.getValue()).stream())
        .toList();
  }

  /** Whether it tells of a success. */
  public boolean succeeded() {
    return outcome == Outcome.SUCCESS;
  }
}
