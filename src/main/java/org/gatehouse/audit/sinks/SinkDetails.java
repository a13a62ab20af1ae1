package org.gatehouse.audit.sinks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sink as those see it who may manage the log; nothing of it is secret but the address, whose
 * path may be.
 *
 * @param signed whether it has a secret to sign with
 * @param authorized whether it has credentials
 */
public record SinkDetails(
    String id,
    String name,
    SinkKind kind,
    String address,
    SinkFormat format,
    @Nullable String certificates,
    boolean signed,
    boolean authorized,
    boolean paused,
    Instant createdAt,
    String createdBy,
    SinkHealth health) {

  /** In one word: PAUSED, FAILING, NEW or WORKING. */
  public String state() {
    if (paused) {
      return "PAUSED";
    }
    if (health.failures() > 0) {
      return "FAILING";
    }
    return health.deliveredAt() == null ? "NEW" : "WORKING";
  }
}
