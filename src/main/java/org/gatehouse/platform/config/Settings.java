package org.gatehouse.platform.config;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gatehouse.platform.net.Cidr;

/**
 * What the operator set, read once and checked; every value is as the README's table says.
 *
 * <p>Each setting is a MicroProfile Config property, {@code gatehouse.db.url}, and so an
 * environment variable, {@code GATEHOUSE_DB_URL}, too.
 */
public record Settings(
    Database database,
    URI publicUrl,
    Keys keys,
    Optional<URI> smtp,
    Sms sms,
    Network network,
    Bootstrap bootstrap,
    Links links,
    boolean rateLimits,
    Path dataDir,
    boolean demo) {

  /** Where the rows live; migrations may run as another user, who owns the schema. */
  public record Database(
      String url,
      String user,
      String password,
      Optional<String> migrationUser,
      Optional<String> migrationPassword) {

    /** Whether this is PostgreSQL; else it is H2. */
    public boolean postgresql() {
      return url.startsWith("jdbc:postgresql:");
    }
  }

  /** The gateway that sends text messages, and its key. */
  public record Sms(Optional<URI> url, Optional<String> key) {}

  /**
   * What we believe of the network and may reach in it.
   *
   * @param trustedProxies whose forwarding headers are believed
   * @param dns the resolver for host and domain checks; the system's if empty
   * @param allowedPrivateTargets what fetches may reach although it is private
   */
  public record Network(
      List<Cidr> trustedProxies, Optional<HostAndPort> dns, List<Cidr> allowedPrivateTargets) {}

  /** The first platform operator and the key of automation, both optional. */
  public record Bootstrap(
      Optional<String> user, Optional<String> password, Optional<String> apiKey) {}

  /** What the login page links at its bottom. */
  public record Links(Optional<URI> terms, Optional<URI> privacy, Optional<URI> contact) {}

  private static final int SHORTEST_API_KEY = 32;
  private static final Set<String> WEB = Set.of("http", "https");

  /**
   * Reads the settings of this process; throws {@link SettingsException} on the first wrong one.
   */
  public static Settings read() {
    return read(Source.of(ConfigProvider.getConfig()));
  }

  static Settings read(Source source) {
    Path dataDir =
        Path.of(source.text("GATEHOUSE_DATA_DIR").orElse("./data")).toAbsolutePath().normalize();
    Database database = database(source, dataDir);
    return new Settings(
        database,
        publicUrl(source),
        Keys.read(source, database.postgresql()),
        SmtpUrl.read(source),
        sms(source),
        new Network(
            source.blocks("GATEHOUSE_TRUSTED_PROXIES"),
            source.hostAndPort("GATEHOUSE_DNS"),
            source.blocks("GATEHOUSE_ALLOWED_PRIVATE_TARGETS")),
        bootstrap(source),
        new Links(
            source.uri("GATEHOUSE_TERMS_URL", WEB),
            source.uri("GATEHOUSE_PRIVACY_URL", WEB),
            source.uri("GATEHOUSE_CONTACT_URL", WEB)),
        source.flag("GATEHOUSE_RATE_LIMITS", true),
        dataDir,
        source.flag("GATEHOUSE_DEMO", false));
  }

  /** Whether browsers reach us over TLS; cookies are {@code Secure} then. */
  public boolean https() {
    return "https".equals(publicUrl.getScheme());
  }

  /** The public address followed by the path, which begins with a slash. */
  public String link(String path) {
    return publicUrl + path;
  }

  /**
   * The address of an account's own host followed by the path: reached as the public address is, by
   * the same scheme and port.
   */
  public String linkAt(String host, String path) {
    int port = publicUrl.getPort();
    return publicUrl.getScheme() + "://" + host + (port < 0 ? "" : ":" + port) + path;
  }

  private static Database database(Source source, Path dataDir) {
    String url =
        source
            .text("GATEHOUSE_DB_URL")
            .orElseGet(() -> "jdbc:h2:file:" + dataDir.resolve("gatehouse"));
    if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
      throw new SettingsException(
          "GATEHOUSE_DB_URL", "must begin with jdbc:postgresql: or jdbc:h2:.");
    }
    String user =
        source.text("GATEHOUSE_DB_USER").orElse(url.startsWith("jdbc:h2:") ? "sa" : "gatehouse");
    Optional<String> owner = source.text("GATEHOUSE_DB_MIGRATION_USER");
    Optional<String> ownersPassword = source.text("GATEHOUSE_DB_MIGRATION_PASSWORD");
    // Its rights would be taken from itself.
    if (owner.filter(user::equals).isPresent()) {
      throw new SettingsException(
          "GATEHOUSE_DB_MIGRATION_USER", "must be another user than GATEHOUSE_DB_USER, or none.");
    }
    if (owner.isEmpty() && ownersPassword.isPresent()) {
      throw new SettingsException(
          "GATEHOUSE_DB_MIGRATION_PASSWORD",
          "is of no user: GATEHOUSE_DB_MIGRATION_USER is not set.");
    }
    return new Database(
        url, user, source.text("GATEHOUSE_DB_PASSWORD").orElse(""), owner, ownersPassword);
  }

  private static URI publicUrl(Source source) {
    String variable = "GATEHOUSE_PUBLIC_URL";
    URI url = source.uri(variable, WEB).orElseGet(() -> URI.create("http://127.0.0.1:8080"));
    String path = url.getRawPath();
    if ((path != null && !path.isEmpty() && !"/".equals(path))
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw new SettingsException(
          variable, "must be scheme, host and port only, such as https://login.example.com.");
    }
    return URI.create(
        url.getScheme().toLowerCase(Locale.ROOT)
            + "://"
            + url.getRawAuthority().toLowerCase(Locale.ROOT));
  }

  private static Sms sms(Source source) {
    Sms sms = new Sms(source.uri("GATEHOUSE_SMS_URL", WEB), source.text("GATEHOUSE_SMS_KEY"));
    List<Cidr> near = source.blocks("GATEHOUSE_ALLOWED_PRIVATE_TARGETS");
    if (sms.url().filter(url -> !secret(url, near)).isPresent()) {
      throw new SettingsException(
          "GATEHOUSE_SMS_URL",
          "must begin with https://; http:// is for loopback and for addresses of"
              + " GATEHOUSE_ALLOWED_PRIVATE_TARGETS.");
    }
    if (sms.url().isPresent() && sms.key().isEmpty()) {
      throw new SettingsException(
          "GATEHOUSE_SMS_KEY", "is missing: the gateway of GATEHOUSE_SMS_URL needs a key.");
    }
    return sms;
  }

  /** Whether nobody between us and there reads a key. */
  private static boolean secret(URI url, List<Cidr> near) {
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    if ("https".equalsIgnoreCase(url.getScheme()) || "localhost".equalsIgnoreCase(host)) {
      return true;
    }
    if (!InetAddresses.isInetAddress(host)) {
      return false;
    }
    InetAddress address = InetAddresses.forString(host);
    return address.isLoopbackAddress() || near.stream().anyMatch(block -> block.contains(address));
  }

  private static Bootstrap bootstrap(Source source) {
    Bootstrap bootstrap =
        new Bootstrap(
            source.text("GATEHOUSE_BOOTSTRAP_USER"),
            source.text("GATEHOUSE_BOOTSTRAP_PASSWORD"),
            source.text("GATEHOUSE_BOOTSTRAP_API_KEY"));
    if (bootstrap.user().isPresent() != bootstrap.password().isPresent()) {
      throw new SettingsException(
          bootstrap.user().isPresent()
              ? "GATEHOUSE_BOOTSTRAP_PASSWORD"
              : "GATEHOUSE_BOOTSTRAP_USER",
          "is missing: the first operator needs a user name and a password.");
    }
    if (bootstrap.apiKey().filter(key -> key.length() < SHORTEST_API_KEY).isPresent()) {
      throw new SettingsException(
          "GATEHOUSE_BOOTSTRAP_API_KEY", "must have 32 characters or more.");
    }
    return bootstrap;
  }
}
