package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.gatehouse.testing.ServerProcess;

/**
 * Where a server's time goes while it is measured: with {@code -Dgatehouse.bench.record=true} Java
 * Flight Recorder writes {@code target/bench/<name>.jfr}.
 */
final class Recording {

  private Recording() {}

  /** Records from now on for that long, if it is wanted. */
  static void begin(ServerProcess server, String name, Duration time)
      throws IOException, InterruptedException {
    if (!Boolean.getBoolean("gatehouse.bench.record")) {
      return;
    }
    Path file = Path.of("target/bench", name + ".jfr").toAbsolutePath();
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(server.pid()),
            "JFR.start",
            "settings=profile",
            "duration=" + time.toSeconds() + "s",
            "filename=" + file)
        .inheritIO()
        .start()
        .waitFor();
  }
}
