package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.gatehouse.platform.net.FetchFailed;

/** The ways to all kinds of sinks. */
@ApplicationScoped
class Transports {

  @Inject @Any Instance<Transport> all;

  Transport.Line open(Target target) throws FetchFailed {
    for (Transport transport : all) {
      if (transport.kind() == target.kind()) {
        return transport.open(target);
      }
    }
    throw new IllegalStateException("nobody sends to " + target.kind());
  }
}
