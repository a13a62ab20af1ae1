package org.gatehouse.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a server.
 *
 * @param war the application
 * @param work a folder of the server's own, for what it unpacks and for its log
 * @param settings variables for its environment
 * @param readiness a path of the application that answers once it is up
 */
public record Launch(
    Path war,
    Path work,
    int port,
    int managementPort,
    Map<String, String> settings,
    List<String> jvmOptions,
    String readiness) {

  /** The file that everything the server says goes to. */
  public Path log() {
    return work.resolve("server.log");
  }
}
