package org.gatehouse.audit.sinks;

import org.jspecify.annotations.Nullable;

/**
 * A sink with the secret that was made for it just now, which is never to be had again; null where
 * it signs nothing.
 */
public record IssuedSink(SinkDetails details, @Nullable String secret) {

  /** Without the secret, which belongs into no log. */
  @Override
  public String toString() {
    return details.id();
  }
}
