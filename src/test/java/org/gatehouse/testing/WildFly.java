package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** WildFly with the WAR at the context root, set up by server-config/wildfly/gatehouse.cli. */
public record WildFly(URI url, URI management, ServerProcess process) implements ApplicationServer {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /**
   * Starts the server and returns when the application answers.
   *
   * @param home an unpacked distribution, which is configured once and otherwise left alone
   */
  public static WildFly start(Path home, Path script, Launch launch) {
    configure(home, script, launch.work());
    Path base = base(home, launch);
    if (launch.settings().containsKey("GATEHOUSE_TLS")) {
      configureOwn(home, base, script.resolveSibling("tls.cli"), launch.work());
    }
    var url = URI.create("http://127.0.0.1:" + launch.port());
    var management = URI.create("http://127.0.0.1:" + launch.managementPort());
    var process =
        ServerProcess.start(
            "WildFly", command(home, base, launch), launch.settings(), base, launch.log());
    process.awaitAnswer(
        url.resolve(launch.readiness()), "(Controller Boot Thread) WFLYSRV002", LIMIT);
    return new WildFly(url, management, process);
  }

  private static List<String> command(Path home, Path base, Launch launch) {
    var command = new ArrayList<String>();
    command.add(ServerProcess.java());
    command.addAll(launch.jvmOptions());
    command.addAll(modularOptions());
    command.addAll(
        List.of(
            "-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"),
            "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"),
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "-Djboss.home.dir=" + home,
            "-Djboss.server.base.dir=" + base,
            "-Djboss.http.port=" + launch.port(),
            "-Djboss.https.port=" + Ports.free(),
            "-Djboss.management.http.port=" + launch.managementPort()));
    return command;
  }

  /** What bin/common.sh adds for a JVM with modules. */
  private static List<String> modularOptions() {
    return Stream.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming")
        .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
        .toList();
  }

  /** Runs the script on the distribution's standalone.xml without a running server, once. */
  private static void configure(Path home, Path script, Path work) {
    Path configured = home.resolve("standalone/configuration/gatehouse.cli");
    try {
      Path original = home.resolve("docs/examples/standalone-before-gatehouse.xml");
      Path live = home.resolve("standalone/configuration/standalone.xml");
      // A distribution that was unpacked once more has its original again.
      boolean changed = Files.exists(original) && Files.mismatch(original, live) >= 0;
      if (changed && Files.exists(configured) && Files.mismatch(configured, script) < 0) {
        return;
      }
      if (!Files.exists(original)) {
        Files.copy(live, original);
      }
      Files.copy(original, live, StandardCopyOption.REPLACE_EXISTING);
      runScript(home, script, work, List.of());
      Files.copy(script, configured, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("WildFly in " + home + " can not be configured", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a script on the configuration of this run's own folder. */
  private static void configureOwn(Path home, Path base, Path script, Path work) {
    try {
      runScript(home, script, work, List.of("-Djboss.server.base.dir=" + base));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void runScript(Path home, Path script, Path work, List<String> options)
      throws InterruptedException {
    var command = new ArrayList<>(List.of(ServerProcess.java()));
    command.addAll(options);
    command.addAll(
        List.of(
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.cli",
            "--file=" + script.toAbsolutePath()));
    var variables = Map.of("JBOSS_HOME", home.toString());
    Path log = work.resolve("configure.log");
    try (var process = ServerProcess.start("The WildFly CLI", command, variables, home, log)) {
      if (process.awaitEnd() != 0) {
        throw new IllegalStateException(
            "The WildFly CLI refused " + script + ":\n" + process.text());
      }
    }
  }

  /** A server folder of this run's own: configuration copied, the WAR as the root application. */
  private static Path base(Path home, Launch launch) {
    Path base = launch.work().toAbsolutePath().resolve("standalone");
    try (Stream<Path> files = Files.list(home.resolve("standalone/configuration"))) {
      Files.createDirectories(base.resolve("configuration"));
      Files.createDirectories(base.resolve("deployments"));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            base.resolve("configuration").resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.copy(
          launch.war(), base.resolve("deployments/ROOT.war"), StandardCopyOption.REPLACE_EXISTING);
      return base;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
