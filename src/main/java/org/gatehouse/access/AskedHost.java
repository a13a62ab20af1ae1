package org.gatehouse.access;

import com.google.common.net.InetAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.platform.config.Settings;

/**
 * To which host a request came, by its {@code Host} header (RFC 9110, 7.2). It selects an account
 * or nothing, and never becomes a part of an answer.
 *
 * <p>Names that are neither the platform's nor an account's are refused: an address leads to us
 * that its owner has not proved, or no more. What is no name with a dot in it is how machines of
 * our own network call us, and means the platform.
 */
@ApplicationScoped
class AskedHost {

  private static final int LONGEST = 253;
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

  @Inject Settings settings;
  @Inject HostDirectory directory;

  /** The host and whose it is; empty for one that is nobody's. */
  Optional<CurrentCaller.Host> find(HttpServletRequest request) {
    // HTTP/2 has the host in another place, which the server gives as its own name.
    String header = request.getHeader("Host");
    String host = plain(header == null ? request.getServerName() : header);
    if (platform(host)) {
      return Optional.of(CurrentCaller.Host.PLATFORM);
    }
    return NAME.matcher(host).matches() && host.length() <= LONGEST
        ? directory.welcome(request, host).map(owner -> new CurrentCaller.Host(host, owner))
        : Optional.empty();
  }

  private boolean platform(String host) {
    return host.equalsIgnoreCase(settings.publicUrl().getHost())
        || !host.contains(".")
        || InetAddresses.isUriInetAddress(host);
  }

  private static String plain(String header) {
    String host = PORT.matcher(header.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
