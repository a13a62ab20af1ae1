package org.gatehouse.platform.net;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;

/**
 * Finds the client's address: the connection's peer, or what trusted proxies say of it.
 *
 * <p>{@code X-Forwarded-For} (or {@code Forwarded}, RFC 7239) is read from its end, and only as far
 * as the addresses belong to trusted proxies: what a client writes at its beginning is never
 * believed.
 */
@ApplicationScoped
public class ClientAddresses {

  @Inject Settings settings;

  /** The client's address in its canonical text. */
  public String of(HttpServletRequest request) {
    InetAddress address = InetAddresses.forString(plain(request.getRemoteAddr()));
    if (trusted(address)) {
      for (String hop : hops(request)) {
        Optional<InetAddress> next = parse(hop);
        if (next.isEmpty()) {
          break;
        }
        address = next.get();
        if (!trusted(address)) {
          break;
        }
      }
    }
    return InetAddresses.toAddrString(address);
  }

  /** Whether a trusted proxy hands the request on. */
  public boolean viaTrustedProxy(HttpServletRequest request) {
    return trusted(InetAddresses.forString(plain(request.getRemoteAddr())));
  }

  /**
   * Whether the request is that of this machine or of a trusted proxy itself: nothing in it says
   * that it is handed on for somebody else.
   */
  public boolean near(HttpServletRequest request) {
    InetAddress peer = InetAddresses.forString(plain(request.getRemoteAddr()));
    return (peer.isLoopbackAddress() || trusted(peer))
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null;
  }

  private boolean trusted(InetAddress address) {
    return settings.network().trustedProxies().stream().anyMatch(block -> block.contains(address));
  }

  /** What the proxies said, the nearest one first. */
  private static List<String> hops(HttpServletRequest request) {
    List<String> hops = new ArrayList<>();
    Collections.list(request.getHeaders("X-Forwarded-For"))
        .forEach(line -> hops.addAll(Arrays.asList(line.split(",", -1))));
    if (hops.isEmpty()) {
      Collections.list(request.getHeaders("Forwarded"))
          .forEach(
              line ->
                  Arrays.stream(line.split(",", -1))
                      .map(ClientAddresses::forPart)
                      .forEach(hops::add));
    }
    Collections.reverse(hops);
    return hops;
  }

  private static String forPart(String element) {
    for (String pair : element.split(";", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && "for".equalsIgnoreCase(parts[0].strip())) {
        return parts[1].strip().replace("\"", "");
      }
    }
    return "";
  }

  private static Optional<InetAddress> parse(String hop) {
    try {
      String host =
          InetAddresses.isInetAddress(hop.strip())
              ? hop.strip()
              : HostAndPort.fromString(hop.strip()).getHost();
      return Optional.of(InetAddresses.forString(plain(host)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without the zone of a link-local IPv6 address. */
  private static String plain(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
