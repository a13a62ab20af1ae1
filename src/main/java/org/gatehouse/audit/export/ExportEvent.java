package org.gatehouse.audit.export;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to an export of the log. */
public sealed interface ExportEvent extends AuditEvent {

  @Override
  default String name() {
    return "search.export";
  }

  /** Its last byte was written. */
  record Completed(long accountId, String userName, String format, long rows, String filter)
      implements ExportEvent {

    @Override
    public Optional<String> actor() {
      return Optional.of(userName);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("format", format, "rows", Long.toString(rows), "filter", filter);
    }
  }

  /** It was refused, cancelled or broken off; the reason is the key of a sentence. */
  record Failed(
      long accountId, String userName, String format, long rows, String filter, String reason)
      implements ExportEvent, AuditFailure {

    @Override
    public Optional<String> actor() {
      return Optional.of(userName);
    }

    @Override
    public Map<String, String> details() {
      // What never began has no number.
      return rows == 0
          ? Map.of("format", format, "filter", filter, "reason", reason)
          : Map.of(
              "format", format, "rows", Long.toString(rows), "filter", filter, "reason", reason);
    }
  }
}
