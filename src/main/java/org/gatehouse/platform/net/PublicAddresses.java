package org.gatehouse.platform.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses of the public network from all others (IANA's special-purpose registries). */
final class PublicAddresses {

  private static final List<Cidr> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20")
          .map(Cidr::parse)
          .toList();

  /** What is handed out of IPv6; all that leads back into IPv4 lies elsewhere. */
  private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    return SPECIAL.stream().noneMatch(block -> block.contains(address))
        && (!(address instanceof Inet6Address) || GLOBAL_UNICAST.contains(address));
  }
}
