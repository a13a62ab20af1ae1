package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Keycloak on loopback with the realm of deploy/identity-provider, as the site localhost. */
public record Keycloak(URI url, ServerProcess process) implements AutoCloseable {
  /** Who may administer the identity provider; it lives in memory and on loopback only. */
  public static final String ADMIN = "admin";

  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String REALM = "contoso";

  /**
   * Starts it with an empty database in memory and the realm imported.
   *
   * @param home an unpacked distribution
   * @param serviceProvider the public URL of the Gatehouse that the realm's client stands for
   */
  public static Keycloak start(
      Path home, Path realm, Path work, int port, int managementPort, URI serviceProvider) {
    importNext(home, realm);
    var url = URI.create("http://localhost:" + port);
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    var command =
        List.of(
            home.resolve(windows ? "bin/kc.bat" : "bin/kc.sh").toAbsolutePath().toString(),
            "start-dev",
            "--import-realm",
            "--db=dev-mem",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + managementPort,
            "--hostname=" + url);
    var process =
        ServerProcess.start(
            "Keycloak", command, environment(serviceProvider), home, work.resolve("keycloak.log"));
    var keycloak = new Keycloak(url, process);
    process.awaitAnswer(keycloak.metadata(), "Listening on:", LIMIT);
    return keycloak;
  }

  /** The SAML name of the realm: the IdP Identifier of an account's configuration. */
  public String entityId() {
    return url + "/realms/" + REALM;
  }

  /** Where sign-in requests go. */
  public URI signOnUrl() {
    return URI.create(entityId() + "/protocol/saml");
  }

  /** Where a browser lands that wants to leave the identity provider too. */
  public URI logoutUrl() {
    return URI.create(entityId() + "/protocol/openid-connect/logout");
  }

  /** The realm's SAML metadata, which holds its signature certificate. */
  public URI metadata() {
    return URI.create(signOnUrl() + "/descriptor");
  }

  /** Asks the running server for the certificate that it signs with, in base64 without armour. */
  public String certificate() {
    String document = Web.read(metadata());
    int begin = document.indexOf("X509Certificate>") + "X509Certificate>".length();
    return document.substring(begin, document.indexOf('<', begin));
  }

  @Override
  public void close() {
    process.close();
  }

  private static void importNext(Path home, Path realm) {
    try {
      Path folder = Files.createDirectories(home.resolve("data/import"));
      Files.copy(realm, folder.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment(URI serviceProvider) {
    var environment = new HashMap<String, String>();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    environment.put("JAVA_OPTS_APPEND", System.getProperty("gatehouse.it.brief", ""));
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    environment.put("GATEHOUSE_PUBLIC_URL", serviceProvider.toString());
    return environment;
  }
}
