package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payara Micro with the WAR at the context root, set up by the files of server-config/payara. */
public record PayaraMicro(URI url, URI management, ServerProcess process)
    implements ApplicationServer {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** Starts the server in the project's folder and returns when the application answers. */
  public static PayaraMicro start(Path project, Launch launch) {
    var url = URI.create("http://127.0.0.1:" + launch.port());
    var management = URI.create("http://127.0.0.1:" + launch.managementPort());
    var process =
        ServerProcess.start(
            "Payara Micro", command(project, launch), environment(launch), project, launch.log());
    process.awaitAnswer(url.resolve(launch.readiness()), ") ready in ", LIMIT);
    return new PayaraMicro(url, management, process);
  }

  private static List<String> command(Path project, Launch launch) {
    Path configuration = project.toAbsolutePath().resolve("server-config/payara");
    var command = new ArrayList<String>();
    command.add(ServerProcess.java());
    command.addAll(launch.jvmOptions());
    command.add("-Djava.io.tmpdir=" + temporary(launch.work()));
    command.addAll(List.of("-jar", project.toAbsolutePath() + "/target/servers/payara-micro.jar"));
    command.addAll(
        List.of("--nocluster", "--disablephonehome", "--port", String.valueOf(launch.port())));
    command.addAll(
        List.of("--prebootcommandfile", configuration.resolve("pre-boot.asadmin").toString()));
    command.addAll(
        List.of("--postbootcommandfile", configuration.resolve("post-boot.asadmin").toString()));
    return command;
  }

  private static Map<String, String> environment(Launch launch) {
    var environment = new HashMap<>(launch.settings());
    environment.put("GATEHOUSE_WAR", launch.war().toAbsolutePath().toString());
    environment.put("GATEHOUSE_MANAGEMENT_PORT", String.valueOf(launch.managementPort()));
    return environment;
  }

  private static Path temporary(Path work) {
    try {
      return Files.createDirectories(work.resolve("tmp")).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
