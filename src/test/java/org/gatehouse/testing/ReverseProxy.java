package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A reverse proxy of Debian on loopback, set up by the files of {@code deploy/proxy}: what stands
 * there counts, with other ports and folders. The packages are unpacked and not installed, since
 * they would start a service.
 *
 * @param port where it speaks TLS
 * @param plainPort where it leads on to TLS
 */
public record ReverseProxy(int port, int plainPort, ServerProcess process)
    implements AutoCloseable {

  /** The public address in the files. */
  private static final String PUBLIC = "access.example.com";

  /** The login host of an account in the files. */
  private static final String OWN = "login.contoso.example";

  private static final String BEHIND = "127.0.0.1:8080";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Whether this machine has one of that name, or can have it. */
  public static boolean available(String name) {
    return Files.isExecutable(installed(name))
        || Files.exists(unpacked(name))
        || DebianPackages.installable();
  }

  /** nginx, with certificates that sign themselves for the public host and for one own host. */
  public static ReverseProxy nginx(Path work, URI behind, String publicHost, String ownHost) {
    List<Integer> ports = Ports.free(2);
    Path certificates = work.resolve("live");
    certify(certificates, publicHost);
    certify(certificates, ownHost);
    write(
        work.resolve("gatehouse-proxy.conf"),
        put(read("gatehouse-proxy.conf"), BEHIND, behind.getAuthority()));
    String site = read("nginx.conf").replaceAll("(?m)^ *listen \\[::].*\\n", "");
    site = put(site, "listen 443", "listen 127.0.0.1:" + ports.get(0));
    site = put(site, "listen 80", "listen 127.0.0.1:" + ports.get(1));
    site = put(site, "/etc/letsencrypt/live", certificates.toString());
    site = put(site, "/etc/nginx/gatehouse-proxy.conf", work + "/gatehouse-proxy.conf");
    site = put(put(site, PUBLIC, publicHost), OWN, ownHost);
    String folders = "";
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      folders += "  " + kind + "_temp_path " + work + "/tmp-" + kind + ";\n";
    }
    write(
        work.resolve("nginx.conf"),
        "daemon off;\npid "
            + work
            + "/pid;\nerror_log stderr;\n"
            + ("root".equals(System.getProperty("user.name")) ? "user root;\n" : "")
            + "events {}\nhttp {\n  access_log off;\n"
            + folders
            + site
            + "}\n");
    return started(
        "nginx",
        List.of("-e", "stderr", "-p", work.toString(), "-c", work + "/nginx.conf"),
        Map.of(),
        work,
        ports);
  }

  /** Caddy, whose own authority makes the certificates that a public one would make elsewhere. */
  public static ReverseProxy caddy(Path work, URI behind, String publicHost) {
    List<Integer> ports = Ports.free(2);
    String site = put(read("Caddyfile"), BEHIND, behind.getAuthority());
    site = put(site, PUBLIC, publicHost);
    site =
        site.replaceFirst(
            "(?m)^\\{\\n",
            ("{\n\tadmin off\n\thttps_port %d\n\thttp_port %d\n\tdefault_bind 127.0.0.1\n"
                    + "\tlocal_certs\n\tskip_install_trust\n")
                .formatted(ports.get(0), ports.get(1)));
    write(work.resolve("Caddyfile"), site);
    return started(
        "caddy",
        List.of("run", "--config", work + "/Caddyfile", "--adapter", "caddyfile"),
        Map.of(
            "HOME", work.toString(),
            "XDG_DATA_HOME", work + "/data",
            "XDG_CONFIG_HOME", work + "/config"),
        work,
        ports);
  }

  @Override
  public void close() {
    process.close();
  }

  private static ReverseProxy started(
      String name,
      List<String> arguments,
      Map<String, String> environment,
      Path work,
      List<Integer> ports) {
    List<String> command = new ArrayList<>(List.of(program(name).toString()));
    command.addAll(arguments);
    var process =
        ServerProcess.start(name, command, environment, work, work.resolve(name + ".log"));
    Ports.awaitOpen(ports.get(0), LIMIT);
    return new ReverseProxy(ports.get(0), ports.get(1), process);
  }

  private static Path program(String name) {
    if (Files.isExecutable(installed(name))) {
      return installed(name);
    }
    Path folder = Path.of("target/servers", name).toAbsolutePath();
    if (!Files.exists(unpacked(name))) {
      DebianPackages.unpack(name, folder);
    }
    return unpacked(name);
  }

  private static Path installed(String name) {
    return Path.of(name.equals("nginx") ? "/usr/sbin/nginx" : "/usr/bin/" + name);
  }

  private static Path unpacked(String name) {
    return Path.of("target/servers", name).toAbsolutePath().resolve("." + installed(name));
  }

  private static void certify(Path folder, String host) {
    Authority.Issued issued = Authority.issue(host);
    write(folder.resolve(host).resolve("fullchain.pem"), issued.certificate());
    write(folder.resolve(host).resolve("privkey.pem"), issued.key());
  }

  /** Fails when the file has it no more: then the test would test something else. */
  private static String put(String text, String what, String instead) {
    if (!text.contains(what)) {
      throw new IllegalStateException("deploy/proxy does not name " + what);
    }
    return text.replace(what, instead);
  }

  private static String read(String name) {
    try {
      return Files.readString(Path.of("deploy/proxy", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
