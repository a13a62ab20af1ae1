package org.gatehouse.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A SimpleSAMLphp on loopback, as Debian ships it: another identity provider with nothing in common
 * with ours, down to the XML signatures. The package is unpacked and not installed, since it would
 * start a web server; PHP's own serves it.
 */
public record SimpleSamlPhp(URI url, Path work, ServerProcess process) implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PACKAGE = "simplesamlphp";
  private static final List<String> PHP = List.of("php-cli", "php-xml", "php-mbstring");

  /** Whether this machine has it, or can have it: Debian and its relatives, as root. */
  public static boolean available(Path unpacked) {
    return Files.exists(home(unpacked)) && php().isPresent() || DebianPackages.installable();
  }

  /**
   * Starts it.
   *
   * @param unpacked where the package is unpacked to, once
   * @param configuration the folder of its configuration
   * @param work an empty folder, in which the key pair of the provider is made
   */
  public static SimpleSamlPhp start(
      Path unpacked, Path configuration, Path work, String key, String certificate) {
    install(unpacked);
    int port = Ports.free();
    var url = URI.create("http://localhost:" + port);
    write(work.resolve("idp.key"), key);
    write(work.resolve("idp.crt"), certificate);
    write(work.resolve("temp/empty"), "");
    var command =
        List.of(
            php().orElseThrow().toString(),
            "-d",
            "error_reporting=E_ALL & ~E_DEPRECATED",
            "-d",
            "opcache.enable=0",
            "-S",
            "127.0.0.1:" + port,
            "-t",
            home(unpacked).resolve("www").toString());
    var process =
        ServerProcess.start(
            "SimpleSAMLphp",
            command,
            Map.of(
                "IDP_URL", url.toString(),
                "IDP_WORK", work.toString(),
                "SIMPLESAMLPHP_CONFIG_DIR", configuration.toString()),
            work,
            work.resolve("simplesamlphp.log"));
    process.awaitAnswer(URI.create(url + "/saml2/idp/metadata.php"), "Development Server", LIMIT);
    return new SimpleSamlPhp(url, work, process);
  }

  /** Lets it answer the service provider of that metadata, and no other. */
  public void trust(String metadata) {
    write(work.resolve("service-provider.xml"), metadata);
  }

  /** Lets it encrypt from now on. */
  public void encrypt() {
    write(work.resolve("encrypt"), "");
  }

  public String entityId() {
    return url + "/saml2/idp/metadata.php";
  }

  public String signOnUrl() {
    return url + "/saml2/idp/SSOService.php";
  }

  public String logoutUrl() {
    return url + "/saml2/idp/SingleLogoutService.php";
  }

  @Override
  public void close() {
    process.close();
  }

  private static void install(Path unpacked) {
    if (php().isEmpty()) {
      DebianPackages.install(PHP);
    }
    if (!Files.exists(home(unpacked))) {
      DebianPackages.unpack(PACKAGE, unpacked.resolve(PACKAGE));
    }
  }

  private static Path home(Path unpacked) {
    return unpacked.resolve(PACKAGE).resolve("usr/share/simplesamlphp");
  }

  private static Optional<Path> php() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of(Path.of(folder, "php")))
        .filter(Files::isExecutable)
        .findFirst();
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
