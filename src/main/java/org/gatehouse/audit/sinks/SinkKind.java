package org.gatehouse.audit.sinks;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a sink takes entries. */
public enum SinkKind {
  /** JSON by POST, signed as Standard Webhooks says. */
  WEBHOOK,
  /** RFC 5424 over TCP in frames that are counted (RFC 6587), with TLS (RFC 5425). */
  SYSLOG,
  /** OpenTelemetry logs: OTLP over HTTP in JSON. */
  OTLP;

  /** The kind of that name. */
  public static Optional<SinkKind> find(@Nullable String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
