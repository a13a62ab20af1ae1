package org.gatehouse.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The product as one run of the tests sees it: one server for all classes, started when the first
 * of them asks, on the server and database that the system properties {@code gatehouse.it.server}
 * and {@code gatehouse.it.database} name.
 */
public final class Gatehouse implements AutoCloseable {
  /** The first platform operator of every tested server. */
  public static final String OPERATOR = "operator";

  public static final String OPERATOR_PASSWORD = "correct horse battery staple";

  /** The key of automation, with the operator's rights. */
  public static final String API_KEY = "testing-key-0123456789-abcdefghijklmnopqrstuvwxyz";

  private static final String PUBLIC_URL = "GATEHOUSE_PUBLIC_URL";

  /** Stands in a setting for the port that the server will have. */
  private static final String PORT = "{port}";

  private static final String OWNER = "gatehouse_owner";
  private static final String APPLICATION = "gatehouse";

  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static @Nullable Gatehouse shared;
  private static @Nullable RuntimeException failure;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Suite suite;
  private final GreenMail mail;
  private final MailGate mailGate;
  private final SmsStub sms;
  private final DnsServer dns;
  private final Launch launch;
  private ApplicationServer server;
  private @Nullable Keycloak identityProvider;
  private @Nullable ApplicationServer node;

  private Gatehouse(Suite suite, Map<String, String> more) {
    this(suite, more, "-Xmx512m");
  }

  private Gatehouse(Suite suite, Map<String, String> more, String heap) {
    this.suite = suite.prepared();
    this.mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    parts.push(mail::stop);
    mail.start();
    this.mailGate = new MailGate(mail.getSmtp().getPort());
    parts.push(mailGate);
    this.sms = new SmsStub();
    parts.push(sms);
    this.dns = new DnsServer();
    parts.push(dns);
    try {
      this.launch = launch(more, System.getProperty("gatehouse.it.jvm", heap).strip().split(" +"));
      this.server = start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    parts.push(() -> server.close());
  }

  /** The server that all test classes of this run share. */
  public static synchronized Gatehouse shared() {
    if (failure != null) {
      throw new IllegalStateException(
          "The server did not start, as the first class of this run says");
    }
    if (shared == null) {
      try {
        shared = new Gatehouse(Suite.ofThisRun(PROJECT), Map.of());
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
    return shared;
  }

  /**
   * Starts another server beside the shared one, with an empty database and further settings; the
   * test closes it.
   */
  public static Gatehouse another(String name, Map<String, String> settings) {
    String brief = System.getProperty("gatehouse.it.brief", "");
    return new Gatehouse(Suite.ofThisRun(PROJECT).beside(name), settings, "-Xmx512m " + brief);
  }

  /** The same with the heap and the compiler that the service of {@code deploy/} gives it. */
  public static Gatehouse deployed(String name) {
    return new Gatehouse(Suite.ofThisRun(PROJECT).beside(name), Map.of(), deployedOptions());
  }

  private static String deployedOptions() {
    Path unit = PROJECT.resolve("deploy/systemd/gatehouse-payara.service");
    try (Stream<String> lines = Files.lines(unit)) {
      return lines
          .filter(line -> line.startsWith("ExecStart="))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(word -> word.startsWith("-X"))
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same under a name instead of an address, which is what browsers make passkeys for; see
   * {@link #publicUrl}. It believes what is said on this machine about a client's address.
   */
  public static Gatehouse atLocalhost(String name) {
    return another(
        name,
        Map.of(
            PUBLIC_URL, "http://localhost:" + PORT, "GATEHOUSE_TRUSTED_PROXIES", "127.0.0.1/32"));
  }

  static synchronized void closeShared() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** How browsers reach the product, without a slash at the end. */
  public URI url() {
    return server.url();
  }

  /** Where health and metrics answer. */
  public URI management() {
    return server.management();
  }

  /** How the product says that browsers reach it. */
  public URI publicUrl() {
    return URI.create(launch.settings().get(PUBLIC_URL));
  }

  public Visitor visitor() {
    return new Visitor(url());
  }

  /** Automation with the operator's rights. */
  public Api api() {
    return new Api(url(), API_KEY);
  }

  /** The mail server that the product sends to. */
  public GreenMail mail() {
    return mail;
  }

  /** What stands before the mail server: it may refuse, or be down. */
  public MailGate mailGate() {
    return mailGate;
  }

  /** The SMS gateway that the product sends to. */
  public SmsStub sms() {
    return sms;
  }

  /** The name server that the product asks. */
  public DnsServer dns() {
    return dns;
  }

  /** Everything that the server has logged so far. */
  public String log() {
    return server.process().text();
  }

  /** The database behind it, past the product. */
  public Connection database() throws SQLException {
    Map<String, String> settings = launch.settings();
    return DriverManager.getConnection(settings.get("GATEHOUSE_DB_URL"), Postgres.USER, "");
  }

  public ServerProcess process() {
    return server.process();
  }

  /**
   * A second node on the same database, started when the first test asks for it. An embedded
   * database belongs to one node.
   */
  public synchronized ApplicationServer node() {
    if (node == null) {
      ApplicationServer second = start(suite.beside("node").prepared().work());
      parts.push(second);
      node = second;
    }
    return node;
  }

  /** The identity provider, started when the first test asks for it. */
  public synchronized Keycloak identityProvider() {
    if (identityProvider == null) {
      var ports = Ports.free(2);
      identityProvider =
          Keycloak.start(
              Path.of(System.getProperty("gatehouse.it.keycloak", "")),
              PROJECT.resolve("deploy/identity-provider/contoso-realm.json"),
              suite.work(),
              ports.get(0),
              ports.get(1),
              url());
      parts.push(identityProvider);
    }
    return identityProvider;
  }

  /** The other identity provider, started for the class that asks; the test closes it. */
  public SimpleSamlPhp otherIdentityProvider(String key, String certificate) {
    return SimpleSamlPhp.start(
        PROJECT.resolve("target/servers"),
        PROJECT.resolve("src/test/resources/simplesamlphp"),
        suite.beside("simplesamlphp").prepared().work(),
        key,
        certificate);
  }

  /** A syslog receiver, started for the class that asks; the test closes it. */
  public Rsyslog syslog(String name, int port, Authority.@Nullable Issued pem) {
    return Rsyslog.start(
        PROJECT.resolve("target/servers"), suite.beside(name).prepared().work(), port, pem);
  }

  /** An empty folder beside the server's, for something that a test starts. */
  public Path folder(String name) {
    return suite.beside(name).prepared().work();
  }

  /** Whether this machine can have one. */
  public static boolean canHaveSyslog() {
    return Rsyslog.available(PROJECT.resolve("target/servers"));
  }

  /** Whether this machine can have that one. */
  public static boolean canHaveOtherIdentityProvider() {
    return SimpleSamlPhp.available(PROJECT.resolve("target/servers"));
  }

  /** Kills the server as a power cut would and starts it again on the same data. */
  public void crash() {
    server.process().kill();
    server = start();
  }

  /** Stops the server and starts it again on the same data, with these settings changed. */
  public void restart(Map<String, String> changed) {
    server.close();
    Map<String, String> settings = new HashMap<>(launch.settings());
    settings.putAll(changed);
    server =
        start(
            new Launch(
                launch.war(),
                launch.work(),
                launch.port(),
                launch.managementPort(),
                settings,
                launch.jvmOptions(),
                launch.readiness()));
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Launch launch(Map<String, String> more, String... jvmOptions) {
    var ports = Ports.free(2);
    var settings = new HashMap<>(settings(ports.get(0)));
    if (suite.postgresql()) {
      Path log = suite.work().resolve("postgresql.log");
      Path unpacked = PROJECT.resolve("target/servers");
      var database =
          Boolean.getBoolean("gatehouse.it.durable")
              ? Postgres.startDurable(unpacked, log)
              : Postgres.start(unpacked, log);
      parts.push(database);
      settings.put("GATEHOUSE_DB_URL", database.url());
      settings.put("GATEHOUSE_DB_USER", Postgres.USER);
      if (!suite.wildfly()) {
        // One of the two servers runs as production should: the application owns nothing.
        database.separate(OWNER, APPLICATION);
        settings.put("GATEHOUSE_DB_USER", APPLICATION);
        settings.put("GATEHOUSE_DB_MIGRATION_USER", OWNER);
      }
    }
    more.forEach((key, value) -> settings.put(key, value.replace(PORT, ports.get(0).toString())));
    return new Launch(
        Path.of(System.getProperty("gatehouse.it.war", "target/gatehouse.war")),
        suite.work(),
        ports.get(0),
        ports.get(1),
        settings,
        List.of(jvmOptions),
        System.getProperty("gatehouse.it.readiness", "/login"));
  }

  private ApplicationServer start() {
    return start(launch);
  }

  /** A further server with the same settings, and with ports and files of its own. */
  private ApplicationServer start(Path work) {
    var ports = Ports.free(2);
    var settings = new HashMap<>(launch.settings());
    settings.put("GATEHOUSE_DATA_DIR", work.resolve("data").toString());
    return start(
        new Launch(
            launch.war(),
            work,
            ports.get(0),
            ports.get(1),
            settings,
            launch.jvmOptions(),
            launch.readiness()));
  }

  private ApplicationServer start(Launch launch) {
    return suite.wildfly()
        ? WildFly.start(
            Path.of(System.getProperty("gatehouse.it.wildfly", "")),
            PROJECT.resolve("server-config/wildfly/gatehouse.cli"),
            launch)
        : PayaraMicro.start(PROJECT, launch);
  }

  private Map<String, String> settings(int port) {
    return entries(
        PUBLIC_URL,
        "http://127.0.0.1:" + port,
        "GATEHOUSE_DATA_DIR",
        suite.work().resolve("data").toString(),
        "GATEHOUSE_KEY",
        Base64.getEncoder().encodeToString(new byte[32]),
        "GATEHOUSE_SMTP_URL",
        "smtp://127.0.0.1:" + mailGate.port() + "?from=gatehouse@example.com",
        "GATEHOUSE_SMS_URL",
        sms.url(),
        "GATEHOUSE_SMS_KEY",
        SmsStub.KEY,
        "GATEHOUSE_BOOTSTRAP_USER",
        OPERATOR,
        "GATEHOUSE_BOOTSTRAP_PASSWORD",
        OPERATOR_PASSWORD,
        "GATEHOUSE_BOOTSTRAP_API_KEY",
        API_KEY,
        "GATEHOUSE_ALLOWED_PRIVATE_TARGETS",
        "127.0.0.1/32,::1/128",
        "GATEHOUSE_DNS",
        dns.address(),
        "GATEHOUSE_RATE_LIMITS",
        System.getProperty("gatehouse.it.rate-limits", "off"));
  }

  private static Map<String, String> entries(String... namesAndValues) {
    Map<String, String> entries = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      entries.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return entries;
  }
}
