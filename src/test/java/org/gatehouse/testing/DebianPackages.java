package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Software of Debian and its relatives, which root alone may install. */
final class DebianPackages {

  private DebianPackages() {}

  static boolean installable() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/bin/apt-get"));
  }

  /** Installs these, without what they only recommend. */
  static void install(List<String> packages) {
    var command =
        new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
    command.addAll(packages);
    run(Path.of("/"), List.of("apt-get", "update", "-qq"));
    run(Path.of("/"), command);
  }

  /** Unpacks the files of a package into a folder and installs nothing. */
  static void unpack(String name, Path folder) {
    try {
      Files.createDirectories(folder);
      run(folder, List.of("apt-get", "update", "-qq"));
      run(folder, List.of("apt-get", "download", "-qq", name));
      try (Stream<Path> files = Files.list(folder)) {
        Path archive =
            files
                .filter(file -> file.toString().endsWith(".deb"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not in Debian here"));
        run(folder, List.of("dpkg-deb", "-x", archive.toString(), folder.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path folder, List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
