package org.gatehouse.users;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Outcome;

/**
 * People went out into a file, or came in from one.
 *
 * @param name the machine name, {@code person.export} or {@code person.import}
 * @param file the file's name
 * @param counts how many rows, by what became of them
 * @param reason the key of the sentence that says why it failed; empty if it did not
 */
public record UserFileEvent(
    long accountId, String name, String file, Map<String, Integer> counts, String reason)
    implements AuditEvent {

  public UserFileEvent {
    counts = Map.copyOf(counts);
  }

  @Override
  public Outcome outcome() {
    return reason.isEmpty() ? Outcome.SUCCESS : Outcome.FAILURE;
  }

  @Override
  public Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("file", file);
    counts.forEach((what, count) -> details.put(what, Integer.toString(count)));
    if (!reason.isEmpty()) {
      details.put("reason", reason);
    }
    return details;
  }
}
