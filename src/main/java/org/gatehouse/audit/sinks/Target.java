package org.gatehouse.audit.sinks;

import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.platform.net.Trust;

/**
 * A sink as whoever sends needs it, with its secrets in the clear.
 *
 * @param id its public id
 * @param keys the secrets to sign with, the current one first
 * @param credentials for the header {@code Authorization}
 */
public record Target(
    String id,
    Caller.Account account,
    SinkKind kind,
    String address,
    SinkFormat format,
    Trust trust,
    List<byte[]> keys,
    Optional<String> credentials) {

  public Target {
    keys = List.copyOf(keys);
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return kind + " " + id;
  }
}
