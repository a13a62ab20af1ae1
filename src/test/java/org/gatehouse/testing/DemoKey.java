package org.gatehouse.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The API key of a demo installation, made once and kept beside its data for its owner only. */
final class DemoKey {
  private static final String FILE = "demo-api-key.txt";

  private DemoKey() {}

  /** The key that the environment names, else the kept one, else a new one. */
  static String of(Map<String, String> environment, Path dataFolder) throws IOException {
    String named = environment.getOrDefault("GATEHOUSE_BOOTSTRAP_API_KEY", "");
    if (!named.isBlank()) {
      return named;
    }
    Path file = dataFolder.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(dataFolder);
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      if (dataFolder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      }
      Files.writeString(file, "demo-" + HexFormat.of().formatHex(random) + "\n");
    }
    return Files.readString(file).strip();
  }
}
