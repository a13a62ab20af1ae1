package org.gatehouse.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The README's demo identity provider: Keycloak, wired to the demo account by REST. */
public final class RunIdentityProvider {
  private static final String ACCOUNT = "contoso";

  private RunIdentityProvider() {}

  /** Starts Keycloak beside a running Gatehouse; {@code --port 8190} takes another port. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Arguments.port(arguments, 8180);
    if (Ports.taken(port)) {
      Console.fail("Port " + port + " is taken. Add --port and another one.");
    }
    Path project = Path.of("").toAbsolutePath();
    URI gatehouse =
        URI.create(System.getenv().getOrDefault("GATEHOUSE_PUBLIC_URL", "http://127.0.0.1:8080"));
    Path work = Files.createDirectories(project.resolve("target/run"));
    Console.say("Starting Keycloak; its log is target/run/keycloak.log");
    Console.announceStop();
    Path realm = project.resolve("deploy/identity-provider/contoso-realm.json");
    try (var keycloak = Keycloak.start(home(project), realm, work, port, Ports.free(), gatehouse)) {
      wire(keycloak, gatehouse, key(project));
      greet(keycloak, gatehouse);
      Console.fail("Keycloak ended by itself with " + keycloak.process().awaitEnd());
    } catch (IllegalStateException e) {
      Console.fail(e.getMessage());
    }
  }

  private static Path home(Path project) throws IOException {
    try (Stream<Path> servers = Files.list(project.resolve("target/servers"))) {
      return servers
          .filter(path -> path.getFileName().toString().startsWith("keycloak-"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  private static String key(Path project) throws IOException {
    String folder = System.getenv().getOrDefault("GATEHOUSE_DATA_DIR", "data");
    return DemoKey.of(System.getenv(), project.resolve(folder));
  }

  /** Tells Gatehouse about the identity provider; passwords keep working beside it. */
  private static void wire(Keycloak keycloak, URI gatehouse, String key) {
    String configuration =
        """
        {"idpEntityId": "%s", "certificates": ["%s"], "ssoUrl": "%s", "logoutUrl": "%s",
         "autoCreateUsers": true, "autoCreateGroups": true, "enabled": true, "enforced": false}
        """
            .formatted(
                keycloak.entityId(),
                keycloak.certificate(),
                keycloak.signOnUrl(),
                keycloak.logoutUrl());
    HttpResponse<String> answer =
        Web.putJson(gatehouse.resolve("/api/v1/accounts/" + ACCOUNT + "/sso"), key, configuration);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "Gatehouse did not take the configuration (%d): %s"
              .formatted(answer.statusCode(), answer.body()));
    }
  }

  private static void greet(Keycloak keycloak, URI gatehouse) {
    Console.say(
        """

        The account contoso now signs in through Keycloak on %s.
        1. Open %s/login/saml/%s/
        2. Sign in at the identity provider as nadia, password "nadia at contoso"
           (or as omar, password "omar at contoso"). Gatehouse creates the user and opens the home page.
        3. Sign in to Gatehouse as the account manager in another browser window: the audit log shows it,
           and the page Single sign-on shows the configuration.
        Keycloak's own administration: %s/admin/ (user admin, password admin)
        Stop: Ctrl+C"""
            .formatted(keycloak.url(), gatehouse, ACCOUNT, keycloak.url()));
  }
}
