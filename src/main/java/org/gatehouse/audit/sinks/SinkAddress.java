package org.gatehouse.audit.sinks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.net.LoggedAddress;

/**
 * Where a sink is: {@code https://host/path} for those of the web, {@code tls://host:port} or
 * {@code tcp://host:port} for syslog.
 */
record SinkAddress(String text, String scheme, String host, int port) {

  static final int LONGEST = 1_000;
  private static final int MOST_PORT = 65_535;

  /** The ports that IANA keeps for syslog. */
  private static final Map<String, Integer> SYSLOG = Map.of("tls", 6514, "tcp", 601);

  private static final Map<String, Integer> WEB = Map.of("https", 443, "http", 80);

  /** The address that a text of that kind stands for. */
  static Optional<SinkAddress> find(SinkKind kind, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      Map<String, Integer> ports = kind == SinkKind.SYSLOG ? SYSLOG : WEB;
      boolean bare = kind != SinkKind.SYSLOG || (path(uri).isEmpty() && uri.getRawQuery() == null);
      boolean whole =
          uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
      if (!ports.containsKey(scheme) || !whole || !bare || uri.getPort() > MOST_PORT) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? ports.get(scheme) : uri.getPort();
      return Optional.of(new SinkAddress(text, scheme, uri.getHost(), port));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether the other one is answered by the same server, as well guarded. */
  boolean sameServer(SinkAddress other) {
    return scheme.equals(other.scheme) && host.equalsIgnoreCase(other.host) && port == other.port;
  }

  boolean tls() {
    return scheme.equals("https") || scheme.equals("tls");
  }

  /** For the log, without its path. */
  String forLog() {
    return LoggedAddress.of(scheme + "://" + host + ":" + port, text);
  }

  private static String path(URI uri) {
    return uri.getRawPath() == null || uri.getRawPath().equals("/") ? "" : uri.getRawPath();
  }
}
