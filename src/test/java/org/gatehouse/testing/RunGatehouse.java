package org.gatehouse.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The README's run command after the build: the product in the foreground until a signal. */
public final class RunGatehouse {
  private static final String API_KEY = "GATEHOUSE_BOOTSTRAP_API_KEY";
  private static final int MANAGEMENT_PORT = 9990;

  private final Path project = Path.of("").toAbsolutePath();
  private final Map<String, String> environment;
  private final int port;

  private RunGatehouse(Map<String, String> environment, int port) {
    this.environment = environment;
    this.port = port;
  }

  /** Starts the product; {@code --port 8090} takes another port than 8080. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Arguments.port(arguments, 8080);
    if (Ports.taken(port)) {
      Console.fail(
          "Port " + port + " is taken. Stop what listens there, or add --port and another one.");
    }
    new RunGatehouse(System.getenv(), port).run();
  }

  private void run() throws IOException, InterruptedException {
    Path work = project.resolve("target/run");
    try {
      launch(work);
    } catch (IllegalStateException e) {
      Console.fail(e.getMessage());
    }
  }

  private void launch(Path work) throws IOException, InterruptedException {
    var launch =
        new Launch(
            project.resolve("target/gatehouse.war"),
            work,
            port,
            managementPort(),
            settings(),
            List.of("-Xmx768m"),
            "/login");
    Console.say("Starting on Payara Micro; the server's log is " + shown(launch.log()));
    Console.announceStop();
    try (var server = PayaraMicro.start(project, launch)) {
      greet(server);
      int code = server.process().awaitEnd();
      Console.fail("The server ended by itself with " + code + "; see " + shown(launch.log()));
    }
  }

  private void greet(PayaraMicro server) throws IOException {
    Path signIns = dataFolder().resolve("demo-sign-ins.txt");
    Console.say("");
    Console.say("Gatehouse is running: " + publicUrl());
    if (demo() && Files.exists(signIns)) {
      Console.say(Files.readString(signIns).strip());
    }
    Console.say("Data:      " + shown(dataFolder()));
    Console.say("Health:    " + server.management() + "/health/ready");
    Console.say("Try SSO:   java deploy/Run.java identity-provider   (in a second terminal)");
    Console.say("Stop:      Ctrl+C");
  }

  /** What the environment leaves open, filled for trying the product on this machine. */
  private Map<String, String> settings() throws IOException {
    var settings = new HashMap<String, String>();
    settings.put("GATEHOUSE_DEMO", set("GATEHOUSE_DEMO").orElse("true"));
    settings.put("GATEHOUSE_PUBLIC_URL", publicUrl().toString());
    settings.put("GATEHOUSE_DATA_DIR", dataFolder().toString());
    if (demo()) {
      settings.put(API_KEY, DemoKey.of(environment, dataFolder()));
    }
    return settings;
  }

  private boolean demo() {
    String asked = set("GATEHOUSE_DEMO").orElse("true").strip().toLowerCase(Locale.ROOT);
    return !Set.of("false", "off", "no", "0").contains(asked);
  }

  private URI publicUrl() {
    try {
      return URI.create(set("GATEHOUSE_PUBLIC_URL").orElse("http://127.0.0.1:" + port));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalStateException("GATEHOUSE_PUBLIC_URL is no address.", wrong);
    }
  }

  private Path dataFolder() {
    return project.resolve(set("GATEHOUSE_DATA_DIR").orElse("data")).normalize();
  }

  private int managementPort() {
    try {
      return set("GATEHOUSE_MANAGEMENT_PORT")
          .map(String::strip)
          .map(Integer::parseInt)
          .orElseGet(() -> Ports.taken(MANAGEMENT_PORT) ? Ports.free() : MANAGEMENT_PORT);
    } catch (NumberFormatException wrong) {
      throw new IllegalStateException("GATEHOUSE_MANAGEMENT_PORT is no number.", wrong);
    }
  }

  private Optional<String> set(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private Path shown(Path path) {
    return path.startsWith(project) ? project.relativize(path) : path;
  }
}
