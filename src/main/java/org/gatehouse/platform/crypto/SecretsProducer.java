package org.gatehouse.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.gatehouse.platform.config.Settings;

/**
 * Takes the key of the settings; with the embedded database and none set, makes one and keeps it in
 * the data folder.
 */
@ApplicationScoped
class SecretsProducer {

  private static final System.Logger LOG = System.getLogger(SecretsProducer.class.getName());
  private static final int KEY_BYTES = 32;

  @Produces
  @Singleton
  Secrets secrets(Settings settings) {
    byte[] current = settings.keys().current().orElseGet(() -> kept(settings.dataDir()));
    return new Secrets(
        Stream.concat(Stream.of(current), settings.keys().former().stream()).toList());
  }

  private static byte[] kept(Path dataDir) {
    Path file = dataDir.resolve("gatehouse.key");
    try {
      if (Files.notExists(file)) {
        create(file);
        LOG.log(
            System.Logger.Level.WARNING,
            "GATEHOUSE_KEY is not set: made a key in {0}. Whoever has this file and the database reads every secret.",
            file);
      }
      return Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        file,
        Base64.getEncoder().encodeToString(Tokens.random(KEY_BYTES)) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }
}
