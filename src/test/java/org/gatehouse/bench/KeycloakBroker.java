package org.gatehouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.testing.Ports;
import org.gatehouse.testing.ServerProcess;

/**
 * Keycloak as the peer: in production mode, with a PostgreSQL of the same kind and as much heap, it
 * brokers sign-ins between the same identity provider and an application.
 */
final class KeycloakBroker implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADMIN = "admin";
  private static final String APPLICATION = "http://localhost/application";
  private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

  private final URI url;
  private final ServerProcess process;
  private String token = "";

  private KeycloakBroker(URI url, ServerProcess process) {
    this.url = url;
    this.process = process;
  }

  /** Starts a copy of the distribution, since production mode changes it. */
  static KeycloakBroker start(Path distribution, Path work, String database) throws IOException {
    Path home = work.resolve("keycloak");
    copy(distribution, home);
    List<Integer> ports = Ports.free(2);
    URI url = URI.create("http://localhost:" + ports.get(0));
    Map<String, String> environment = new HashMap<>();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx1g");
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    environment.put("KC_DB_USERNAME", "postgres");
    environment.put("KC_DB_PASSWORD", "none");
    ServerProcess process =
        ServerProcess.start(
            "Keycloak",
            List.of(
                home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                "start",
                "--db=postgres",
                "--db-url=" + database,
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.get(0),
                "--http-management-port=" + ports.get(1),
                "--hostname=" + url),
            environment,
            home,
            work.resolve("keycloak.log"));
    process.awaitAnswer(URI.create(url + "/realms/master"), "Listening on:", Duration.ofMinutes(5));
    return new KeycloakBroker(url, process);
  }

  /** Makes the realm, its provider, its application and people who have been there before. */
  void prepare(SwiftProvider provider, List<String> people) throws Exception {
    login();
    post(
        "",
        JSON.createObjectNode()
            .put("realm", "bench")
            .put("enabled", true)
            .put("sslRequired", "none")
            .put("eventsEnabled", true));
    ObjectNode broker =
        JSON.createObjectNode()
            .put("alias", "idp")
            .put("providerId", "saml")
            .put("enabled", true)
            .put("trustEmail", true);
    broker
        .putObject("config")
        .put("singleSignOnServiceUrl", SwiftProvider.ENTITY_ID + "/sso")
        .put("idpEntityId", SwiftProvider.ENTITY_ID)
        .put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")
        .put("principalType", "SUBJECT")
        .put("postBindingResponse", "true")
        .put("postBindingAuthnRequest", "false")
        .put("wantAuthnRequestsSigned", "true")
        .put("signatureAlgorithm", "RSA_SHA256")
        .put("wantAssertionsSigned", "true")
        .put("validateSignature", "true")
        .put("signingCertificate", provider.base64())
        .put("syncMode", "FORCE");
    post("/bench/identity-provider/instances", broker);
    attribute("givenname", "firstName");
    attribute("surname", "lastName");
    attribute("emailaddress", "email");
    for (String group : SwiftProvider.GROUPS) {
      post("/bench/groups", JSON.createObjectNode().put("name", group));
      group(group);
    }
    ObjectNode application =
        JSON.createObjectNode()
            .put("clientId", "application")
            .put("publicClient", true)
            .put("standardFlowEnabled", true);
    application.putArray("redirectUris").add(APPLICATION);
    post("/bench/clients", application);
    for (String person : people) {
      known(person);
    }
  }

  /** Where responses for it go. */
  SwiftProvider.Service service() {
    return new SwiftProvider.Service(
        url + "/realms/bench", url + "/realms/bench/broker/idp/endpoint");
  }

  /** One whole sign-in: from the application to the provider and back, until it has its tokens. */
  void signIn(SwiftProvider provider, String person) throws Exception {
    Surfer surfer = new Surfer();
    String openId = url + "/realms/bench/protocol/openid-connect/";
    Surfer.Page page =
        surfer.get(
            openId
                + "auth?client_id=application&response_type=code&scope=openid&kc_idp_hint=idp&redirect_uri="
                + APPLICATION);
    while (!page.location().startsWith(SwiftProvider.ENTITY_ID)) {
      page = surfer.get(next(page));
    }
    String request = SwiftProvider.requestId(page.location());
    String state = parameter(page.location(), "RelayState");
    page =
        surfer.post(
            service().acsUrl(),
            Map.of(
                "SAMLResponse",
                provider.response(service(), request, person),
                "RelayState",
                java.net.URLDecoder.decode(state, StandardCharsets.UTF_8)));
    while (!page.location().startsWith(APPLICATION)) {
      page = surfer.get(next(page));
    }
    Surfer.Page tokens =
        new Surfer()
            .post(
                openId + "token",
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    "application",
                    "redirect_uri",
                    APPLICATION,
                    "code",
                    parameter(page.location(), "code")))
            .expect(200);
    if (!tokens.text().contains("access_token")) {
      throw new IllegalStateException(tokens.text());
    }
  }

  @Override
  public void close() {
    process.close();
  }

  private static String next(Surfer.Page page) {
    if (page.location().isEmpty()) {
      throw new IllegalStateException("Nowhere to go on: " + page);
    }
    return page.location();
  }

  private static String parameter(String url, String name) {
    for (String pair : URI.create(url).getRawQuery().split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    throw new IllegalStateException("No " + name + " in " + url);
  }

  private void attribute(String claim, String property) throws IOException {
    ObjectNode mapper = mapper(claim, "saml-user-attribute-idp-mapper");
    ((ObjectNode) mapper.path("config"))
        .put("attribute.name", CLAIMS + claim)
        .put("user.attribute", property);
    post("/bench/identity-provider/instances/idp/mappers", mapper);
  }

  private void group(String group) throws IOException {
    ObjectNode mapper = mapper(group, "saml-advanced-group-idp-mapper");
    ((ObjectNode) mapper.path("config"))
        .put("group", "/" + group)
        .put("are.attribute.values.regex", "false")
        .put(
            "attributes",
            "[{\"key\":\"%s\",\"value\":\"%s\"}]".formatted(SwiftProvider.GROUP, group));
    post("/bench/identity-provider/instances/idp/mappers", mapper);
  }

  private static ObjectNode mapper(String name, String kind) {
    ObjectNode mapper =
        JSON.createObjectNode()
            .put("name", name)
            .put("identityProviderAlias", "idp")
            .put("identityProviderMapper", kind);
    mapper.putObject("config").put("syncMode", "FORCE");
    return mapper;
  }

  private void known(String person) throws IOException {
    String id =
        post(
            "/bench/users",
            JSON.createObjectNode()
                .put("username", person)
                .put("email", person)
                .put("firstName", "Bench")
                .put("lastName", "Person")
                .put("emailVerified", true)
                .put("enabled", true));
    post(
        "/bench/users/" + id + "/federated-identity/idp",
        JSON.createObjectNode()
            .put("identityProvider", "idp")
            .put("userId", person)
            .put("userName", person));
  }

  private void login() throws IOException {
    Surfer.Page page =
        new Surfer()
            .post(
                url + "/realms/master/protocol/openid-connect/token",
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    ADMIN,
                    "password",
                    ADMIN))
            .expect(200);
    token = JSON.readTree(page.text()).path("access_token").asText();
  }

  /** Gives the last part of the new thing's address, which is its id. */
  private String post(String path, JsonNode json) throws IOException {
    login();
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url + "/admin/realms" + path).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream body = connection.getOutputStream()) {
      body.write(JSON.writeValueAsBytes(json));
    }
    int status = connection.getResponseCode();
    if (status >= 300) {
      try (InputStream body = connection.getErrorStream()) {
        throw new IOException(
            path
                + ": "
                + status
                + " "
                + (body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    String location = String.valueOf(connection.getHeaderField("Location"));
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(
              file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
