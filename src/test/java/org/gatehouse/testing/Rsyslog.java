package org.gatehouse.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A syslog receiver on loopback, as Debian ships it. The packages are unpacked and not installed,
 * since they would start a service.
 *
 * @param work its folder, where it keeps what it has received
 */
public record Rsyslog(int port, Path work, ServerProcess process) implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final List<String> PACKAGES =
      List.of("rsyslog", "rsyslog-openssl", "libestr0", "libfastjson4");

  /** The parts that a message is taken apart into, one message a line. */
  private static final String LINE =
      "%timestamp:::date-rfc3339%|%pri%|%app-name%|%procid%|%msgid%|%structured-data%|%msg%\\n";

  /** Whether this machine has it, or can have it: Debian and its relatives, as root. */
  public static boolean available(Path unpacked) {
    return Files.exists(unpacked.resolve("rsyslog")) || DebianPackages.installable();
  }

  /**
   * Starts it on a port of loopback.
   *
   * @param unpacked where the packages are unpacked to, once
   * @param pem the certificate and its key, for TLS; null for plain TCP
   */
  public static Rsyslog start(Path unpacked, Path work, int port, Authority.@Nullable Issued pem) {
    Path home = unpacked.resolve("rsyslog");
    for (String name : PACKAGES) {
      if (!Files.exists(home.resolve(name))) {
        DebianPackages.unpack(name, home.resolve(name));
      }
    }
    write(work.resolve("rsyslog.conf"), configuration(work, port, pem));
    String modules = libraries(home, "/rsyslog");
    var process =
        ServerProcess.start(
            "rsyslog",
            List.of(
                home.resolve("rsyslog/usr/sbin/rsyslogd").toString(),
                "-n",
                "-f",
                work.resolve("rsyslog.conf").toString(),
                "-i",
                work.resolve("pid").toString(),
                "-M",
                modules),
            Map.of("LD_LIBRARY_PATH", libraries(home, "")),
            work,
            work.resolve("rsyslog.log"));
    awaitPort(port);
    return new Rsyslog(port, work, process);
  }

  /** What it has received so far, in that order. */
  public List<String> lines() {
    try {
      Path file = work.resolve("received");
      return Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  private static String configuration(Path work, int port, Authority.@Nullable Issued pem) {
    String tls = "";
    String module = "module(load=\"imtcp\")";
    if (pem != null) {
      write(work.resolve("cert.pem"), pem.certificate());
      write(work.resolve("key.pem"), pem.key());
      tls =
          " defaultNetstreamDriver=\"ossl\" defaultNetstreamDriverCAFile=\"%1$s/cert.pem\""
              + " defaultNetstreamDriverCertFile=\"%1$s/cert.pem\""
              + " defaultNetstreamDriverKeyFile=\"%1$s/key.pem\"";
      module =
          "module(load=\"imtcp\" StreamDriver.Name=\"ossl\" StreamDriver.Mode=\"1\""
              + " StreamDriver.AuthMode=\"anon\")";
    }
    return ("global(workDirectory=\"%1$s\" maxMessageSize=\"128k\"" + tls + ")\n").formatted(work)
        + module
        + "\ninput(type=\"imtcp\" address=\"127.0.0.1\" port=\""
        + port
        + "\")\n"
        + "template(name=\"parts\" type=\"string\" string=\""
        + LINE
        + "\")\n"
        + "action(type=\"omfile\" file=\""
        + work.resolve("received")
        + "\" template=\"parts\")\n";
  }

  private static String libraries(Path home, String below) {
    return PACKAGES.stream()
        .map(name -> home.resolve(name).resolve("usr/lib"))
        .flatMap(folder -> folders(folder).stream())
        .map(folder -> folder + below)
        .filter(folder -> Files.isDirectory(Path.of(folder)))
        .collect(Collectors.joining(":"));
  }

  /** Of the machine's architecture, whichever that is. */
  private static List<String> folders(Path folder) {
    try (var found = Files.list(folder)) {
      return found.filter(Files::isDirectory).map(Path::toString).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void awaitPort(int port) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > end) {
          throw new UncheckedIOException("rsyslog does not listen", notYet);
        }
      }
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
