package org.gatehouse.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the browser of the machine, or installs Debian's where that is possible. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path MAC =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private Chromium() {}

  /** The program: $CHROMIUM, else what PATH has, else a fresh installation. */
  static Path find() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      Path program = Path.of(named);
      if (!Files.isExecutable(program)) {
        throw new IllegalStateException("CHROMIUM names " + named + ", which can not be executed.");
      }
      return program;
    }
    return installed().or(Chromium::install).orElseThrow(Chromium::missing);
  }

  private static Optional<Path> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream<Path> candidates =
        Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(candidates, Stream.of(MAC)).filter(Files::isExecutable).findFirst();
  }

  /** Debian and its relatives, as root only: nobody else may install. */
  private static Optional<Path> install() {
    if (!DebianPackages.installable()) {
      return Optional.empty();
    }
    DebianPackages.install(List.of("chromium"));
    return installed();
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "The browser tests need Chromium or Chrome, and there is none on PATH (%s). Install"
                + " one (Debian: apt-get install chromium) or let CHROMIUM name its program.",
            String.join(", ", NAMES)));
  }
}
