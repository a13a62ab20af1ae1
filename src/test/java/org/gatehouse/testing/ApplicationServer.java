package org.gatehouse.testing;

import java.net.URI;

/** A server that runs the WAR at the context root on the loopback address. */
public interface ApplicationServer extends AutoCloseable {
  /** Where browsers reach the application; ends without a slash. */
  URI url();

  /** Where health and metrics answer. */
  URI management();

  ServerProcess process();

  @Override
  default void close() {
    process().close();
  }
}
