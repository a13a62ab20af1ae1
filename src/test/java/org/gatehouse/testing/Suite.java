package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Which server and database a run of the tests uses, and where it keeps its files. */
record Suite(String server, String database, Path work) {

  /** What the system properties say; files go below the project's target folder. */
  static Suite ofThisRun(Path project) {
    String server = System.getProperty("gatehouse.it.server", "payara");
    String database = System.getProperty("gatehouse.it.database", "h2");
    return new Suite(
        server, database, project.resolve("target/it").resolve(server + "-" + database));
  }

  /** The same with files beside, for a further server. */
  Suite beside(String name) {
    return new Suite(server, database, work.resolveSibling(work.getFileName() + "-" + name));
  }

  /** Makes the folder an empty one. */
  Suite prepared() {
    empty(work);
    return this;
  }

  boolean postgresql() {
    return "postgresql".equals(database);
  }

  boolean wildfly() {
    return "wildfly".equals(server);
  }

  private static void empty(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
