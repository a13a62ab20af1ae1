package org.gatehouse.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How many people a second come in through their identity provider, from the account's address to
 * the home page, beside Keycloak's broker with the same provider; and whether it matters how many
 * accounts have configured it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsoBench {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 3;
  private static final Duration ROUND =
      Duration.ofSeconds(Integer.getInteger("gatehouse.bench.seconds", 20));
  private static final int ACCOUNTS = Integer.getInteger("gatehouse.bench.accounts", 10_000);
  private static final int FEW = 10;
  private static final long FIRST_ACCOUNT = 3_000_001;
  private static final List<String> PEOPLE =
      IntStream.range(0, 50).mapToObj(i -> "person-" + i + "@bench.example").toList();

  private final Gatehouse gatehouse = Gatehouse.deployed("sso");
  private final SwiftProvider provider = new SwiftProvider();
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, Map<String, String>> devices = new ConcurrentHashMap<>();
  private SwiftProvider.Service service;
  private String account;

  @BeforeAll
  void knownPeople() throws Exception {
    account = new Accounts(gatehouse.api()).create("sso-bench");
    Answer configured =
        gatehouse
            .api()
            .put(
                "/accounts/" + account + "/sso",
                """
                {"idpEntityId":"%s","ssoUrl":"%1$s/sso","logoutUrl":"%1$s/out","certificates":["%s"],
                 "autoCreateUsers":true,"autoCreateGroups":true,"enabled":true}
                """
                    .formatted(SwiftProvider.ENTITY_ID, provider.pem().replace("\n", "\\n")));
    asLongAKeyAsThePeers();
    service =
        new SwiftProvider.Service(
            configured.json().path("spEntityId").asText(),
            configured.json().path("acsUrl").asText());
    for (String person : PEOPLE) {
      signIn(service, person);
    }
  }

  /**
   * Requests are signed with 3,072 bits otherwise, and by the peer with 2,048: three times the
   * work.
   */
  private void asLongAKeyAsThePeers() {
    KeyPair pair = TestIdentityProvider.rsa(2_048);
    X509Certificate certificate =
        TestIdentityProvider.certificate(
            pair, "us", Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(30)));
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n"
            + TestIdentityProvider.pem(certificate);
    String path = "/accounts/" + account + "/sso/keys/";
    ObjectNode body = JSON.createObjectNode().put("key", key);
    String fingerprint =
        gatehouse
            .api()
            .put(path + "next", body.toString())
            .json()
            .path("next")
            .path("fingerprint")
            .asText();
    gatehouse
        .api()
        .post(path + "switch", JSON.createObjectNode().put("fingerprint", fingerprint).toString());
  }

  @AfterAll
  void close() {
    gatehouse.close();
  }

  @Test
  void signInsBesideKeycloaksBroker() throws Exception {
    Path work = Files.createDirectories(Path.of("target/bench").toAbsolutePath());
    try (KeycloakBroker keycloak =
        KeycloakBroker.start(
            Path.of(System.getProperty("gatehouse.it.keycloak", "")), work, peersDatabase())) {
      keycloak.prepare(provider, PEOPLE);
      Load.Call ours = () -> signIn(service, person());
      Load.Call theirs = () -> keycloak.signIn(provider, person());
      Load.warmUp(Collections.nCopies(CLIENTS, ours));
      Load.warmUp(Collections.nCopies(CLIENTS, theirs));
      List<Load> our = new ArrayList<>();
      List<Load> their = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        if (round == 0) {
          Recording.begin(gatehouse.process(), "sso", ROUND);
        }
        our.add(Load.during(ROUND, Collections.nCopies(CLIENTS, ours)));
        their.add(Load.during(ROUND, Collections.nCopies(CLIENTS, theirs)));
      }
      Figures.add(
          "Sign-ins through an identity provider, known people with 10 groups, "
              + CLIENTS
              + " clients",
          "%s/s, p99 %s ms"
              .formatted(Figures.number(Load.perSecond(our)), Figures.number(slow(our))),
          "Keycloak's broker %s/s, p99 %s ms: %.1f times; limit 2 times and 40 ms, aim 3 times"
              .formatted(
                  Figures.number(Load.perSecond(their)),
                  Figures.number(slow(their)),
                  Load.perSecond(our) / Load.perSecond(their)));
    }
  }

  @Test
  void signInsAtManyAccounts() throws Exception {
    List<SwiftProvider.Service> many = copies();
    List<SwiftProvider.Service> few = many.subList(0, FEW);
    // Everybody has been there once: his teams are made, and his device is known.
    Load.times(
        ACCOUNTS / CLIENTS, Collections.nCopies(CLIENTS, () -> signIn(any(many), PEOPLE.get(0))));
    Load.warmUp(Collections.nCopies(CLIENTS, () -> signIn(any(few), PEOPLE.get(0))));
    List<Load> atFew = new ArrayList<>();
    List<Load> atMany = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      atFew.add(
          Load.during(ROUND, Collections.nCopies(CLIENTS, () -> signIn(any(few), PEOPLE.get(0)))));
      atMany.add(
          Load.during(ROUND, Collections.nCopies(CLIENTS, () -> signIn(any(many), PEOPLE.get(0)))));
    }
    Figures.add(
        "The same at %,d accounts in turn".formatted(ACCOUNTS),
        "%s/s, p99 %s ms"
            .formatted(Figures.number(Load.perSecond(atMany)), Figures.number(slow(atMany))),
        "%s/s, p99 %s ms at %d accounts"
            .formatted(Figures.number(Load.perSecond(atFew)), Figures.number(slow(atFew)), FEW));
  }

  private void signIn(SwiftProvider.Service service, String person) throws Exception {
    // People mostly come on the device on which they came before.
    String who = service.entityId() + person;
    Surfer surfer = new Surfer(devices.getOrDefault(who, Map.of()));
    String request = SwiftProvider.requestId(surfer.get(service.entityId()).expect(302).location());
    Surfer.Page posted =
        surfer.post(
            service.acsUrl(), Map.of("SAMLResponse", provider.response(service, request, person)));
    Surfer.Page home = surfer.get(posted.expect(303).location()).expect(200);
    if (!home.text().contains(person)) {
      throw new IllegalStateException("Not signed in: " + home.text());
    }
    devices.put(who, surfer.cookies("gh_device"));
  }

  private String person() {
    return PEOPLE.get(Math.floorMod(next.incrementAndGet(), PEOPLE.size()));
  }

  private SwiftProvider.Service any(List<SwiftProvider.Service> services) {
    return services.get(Math.floorMod(next.incrementAndGet(), services.size()));
  }

  private static double slow(List<Load> rounds) {
    return rounds.stream().mapToDouble(load -> load.millis(0.99)).max().orElseThrow();
  }

  /** A database of its own for the peer, on the same server. */
  private String peersDatabase() throws SQLException {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute("create database keycloak");
      return database.getMetaData().getURL().replaceFirst("/postgres.*", "/keycloak");
    }
  }

  /** Accounts with the same configuration and one known person each, made past the product. */
  private List<SwiftProvider.Service> copies() throws SQLException {
    long last = FIRST_ACCOUNT + ACCOUNTS - 1;
    try (Connection database = gatehouse.database()) {
      LogData.accounts(database, FIRST_ACCOUNT, ACCOUNTS);
      String ours = "(select id from account where slug = '" + account + "')";
      copy(
          database,
          "sso_configuration",
          Map.of("id", "n", "account_id", "n", "sp_name", "'bench-' || n"),
          "t.account_id = " + ours);
      copy(
          database,
          "app_user",
          Map.of("id", "n", "account_id", "n", "public_id", "'bench-' || n"),
          "t.account_id = " + ours + " and t.username_key = '" + PEOPLE.get(0) + "'");
      copy(
          database,
          "sso_link",
          Map.of("id", "n", "account_id", "n", "user_id", "n"),
          "t.account_id = " + ours + " and t.name_id_key = '" + PEOPLE.get(0) + "'");
      try (Statement statement = database.createStatement()) {
        statement.execute("analyze");
      }
    }
    List<SwiftProvider.Service> services = new ArrayList<>();
    for (long n = FIRST_ACCOUNT; n <= last; n++) {
      String name = "/login/saml/bench-" + n + "/";
      services.add(
          new SwiftProvider.Service(
              service.entityId().replaceFirst("/login/saml/.*", name),
              service.acsUrl().replaceFirst("/login/saml/[^/]+/", name)));
    }
    return services;
  }

  /** One row of the table again for each account, with some columns changed. */
  private static void copy(
      Connection database, String table, Map<String, String> changed, String which)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet all = database.getMetaData().getColumns(null, "public", table, null)) {
      while (all.next()) {
        if (!"YES".equals(all.getString("IS_GENERATEDCOLUMN"))) {
          columns.add(all.getString("COLUMN_NAME"));
        }
      }
    }
    List<String> values =
        columns.stream().map(column -> changed.getOrDefault(column, "t." + column)).toList();
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "insert into %s (%s) select %s from %1$s t, generate_series(%d, %d) n where %s"
              .formatted(
                  table,
                  String.join(", ", columns),
                  String.join(", ", values),
                  FIRST_ACCOUNT,
                  FIRST_ACCOUNT + ACCOUNTS - 1,
                  which));
    }
  }
}
