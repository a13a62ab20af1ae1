package org.gatehouse.demo;

import com.google.common.base.Strings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.gatehouse.platform.config.Settings;

/**
 * Who can sign in to the demo, and how: {@code demo-sign-ins.txt} in the data folder, for its owner
 * only. The password is random for each database, so that a demo left running is no open door.
 */
@Dependent
class SignInSheet {

  private static final String FILE = "demo-sign-ins.txt";
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int WIDTH = 10;

  @Inject Settings settings;

  private final StringBuilder text = new StringBuilder();

  /** A password of 59 random bits that is easy to type: {@code 7q4k-29tx-mm3p}. */
  static String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      password
          .append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  void begin(String password) {
    text.append("Sign in:   ").append(settings.link("/login")).append('\n');
    text.append("Password:  ").append(password).append("   (for each of these users)\n");
  }

  void add(String username, String who) {
    text.append("           ")
        .append(Strings.padEnd(username, WIDTH, ' '))
        .append(who)
        .append('\n');
  }

  /** Replaces the file; it is made for its owner before anything is in it. */
  void write() {
    Path file = settings.dataDir().resolve(FILE);
    try {
      Files.createDirectories(settings.dataDir());
      Files.deleteIfExists(file);
      Files.createFile(file, ownersOnly());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
