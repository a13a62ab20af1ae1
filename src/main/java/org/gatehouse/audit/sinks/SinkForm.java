package org.gatehouse.audit.sinks;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a sink, not checked yet.
 *
 * @param credentials what goes into the header {@code Authorization}; null for what it was, empty
 *     for none
 * @param certificates in PEM, those to believe instead of the usual ones; null or empty for the
 *     usual ones
 */
public record SinkForm(
    @Nullable String name,
    @Nullable String kind,
    @Nullable String address,
    @Nullable String format,
    @Nullable String certificates,
    @Nullable String credentials) {

  /** Without what is secret. */
  @Override
  public String toString() {
    return "SinkForm[" + name + ", " + kind + "]";
  }
}
