package org.gatehouse.audit.sinks;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a syslog message says. */
public enum SinkFormat {
  /** The entry as REST gives it. */
  JSON,
  /** ArcSight's Common Event Format. */
  CEF;

  /** The format of that name; nothing typed is JSON. */
  public static Optional<SinkFormat> find(@Nullable String name) {
    return name == null || name.isEmpty()
        ? Optional.of(JSON)
        : Arrays.stream(values()).filter(format -> format.name().equals(name)).findFirst();
  }
}
