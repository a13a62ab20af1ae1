package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.parts.All;

/** The ways to all kinds of sinks. */
@ApplicationScoped
class Transports {

  @Inject All<Transport> all;

  Transport.Line open(Target target) throws FetchFailed {
    for (Transport transport : all) {
      if (transport.kind() == target.kind()) {
        return transport.open(target);
      }
    }
    throw new IllegalStateException("nobody sends to " + target.kind());
  }
}
