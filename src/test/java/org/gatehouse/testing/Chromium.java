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
  /** The same engine without windows: it opens a page in less than half the processor's time. */
  private static final String HEADLESS = "chromium-headless-shell";

  private static final List<String> WINDOWED =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path MAC =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private Chromium() {}

  /** The program that tests drive: $CHROMIUM, else what PATH has, else a fresh installation. */
  static Path find() {
    return named()
        .or(() -> installed(Stream.of(HEADLESS)))
        .or(() -> install(HEADLESS))
        .or(Chromium::windowed)
        .orElseThrow(Chromium::missing);
  }

  /** The browser that people have, found the same way. */
  static Path whole() {
    return named().or(Chromium::windowed).orElseThrow(Chromium::missing);
  }

  private static Optional<Path> windowed() {
    return installed(WINDOWED.stream())
        .or(() -> Optional.of(MAC).filter(Files::isExecutable))
        .or(() -> install("chromium"));
  }

  private static Optional<Path> named() {
    String named = System.getenv("CHROMIUM");
    if (named == null || named.isBlank()) {
      return Optional.empty();
    }
    Path program = Path.of(named);
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException("CHROMIUM names " + named + ", which can not be executed.");
    }
    return Optional.of(program);
  }

  private static Optional<Path> installed(Stream<String> names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    List<Path> folders =
        Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList();
    return names
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Debian and its relatives, as root only: nobody else may install. */
  private static Optional<Path> install(String name) {
    if (!DebianPackages.installable()) {
      return Optional.empty();
    }
    DebianPackages.install(List.of(name));
    return installed(Stream.of(name));
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "The browser tests need Chromium or Chrome, and there is none on PATH (%s). Install"
                + " one (Debian: apt-get install chromium) or let CHROMIUM name its program.",
            HEADLESS + ", " + String.join(", ", WINDOWED)));
  }
}
