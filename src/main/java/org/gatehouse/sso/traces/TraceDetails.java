package org.gatehouse.sso.traces;

import java.time.Instant;
import java.util.Optional;
import org.gatehouse.sso.response.Report;

/**
 * A refused sign-in with all that is shown of it.
 *
 * @param revealed whether personal values and signatures are shown
 * @param response the decoded response; empty where it could not be read, or not safely be shown
 * @param decrypted the assertion that was encrypted, always redacted
 */
public record TraceDetails(
    String incident,
    Instant occurredAt,
    String reason,
    boolean revealed,
    Cure cure,
    Report report,
    Optional<String> response,
    Optional<String> decrypted) {

  static TraceDetails of(TraceRow row, TraceContent content, boolean revealed) {
    return new TraceDetails(
        row.incident(),
        row.occurredAt(),
        row.reason(),
        revealed,
        content.cure(),
        content.report(),
        content.posted(),
        content.decrypted());
  }

  /** Without what was posted. */
  @Override
  public String toString() {
    return "TraceDetails[" + incident + "]";
  }
}
