package org.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The table of what was measured, row by row as it comes, in {@code target/bench/figures.md}. */
final class Figures {

  private static final Path FILE = Path.of("target/bench/figures.md");
  private static boolean begun;

  private Figures() {}

  /**
   * Adds a row.
   *
   * @param what the thing that was measured
   * @param figure what came out
   * @param beside the peer or the limit to hold it against
   */
  static synchronized void add(String what, String figure, String beside) {
    String row = "| %s | %s | %s |%n".formatted(what, figure, beside);
    System.out.print(row);
    try {
      if (!begun) {
        begun = true;
        Files.createDirectories(FILE.getParent());
        Files.writeString(
            FILE, machine() + "%n%n| What | Measured | Beside |%n|---|---:|---|%n".formatted());
      }
      Files.writeString(FILE, row, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number as people read it. */
  static String number(double number) {
    return String.format(Locale.ENGLISH, number < 100 ? "%,.1f" : "%,.0f", number);
  }

  private static String machine() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    String model =
        Files.exists(cpus)
            ? Files.readAllLines(cpus).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("")
            : "";
    return "%d cores %s, %s %s, Java %s; server, database and client on the same machine"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }
}
