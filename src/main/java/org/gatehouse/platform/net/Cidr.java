package org.gatehouse.platform.net;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;

/**
 * A block of IP addresses in CIDR notation (RFC 4632, RFC 4291); a single address is a block of
 * one.
 *
 * @param network the block's first bits, in network order; 4 or 16 bytes
 * @param prefix how many of them count
 */
public record Cidr(InetAddress network, int prefix) {

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address.
   *
   * @throws IllegalArgumentException if it is neither; a name is never looked up
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddresses.forString(slash < 0 ? text : text.substring(0, slash));
    int longest = network.getAddress().length * 8;
    int prefix = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > longest) {
      throw new IllegalArgumentException("prefix out of range");
    }
    return new Cidr(network, prefix);
  }

  /** Whether the address lies in this block; addresses of the other family never do. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return InetAddresses.toAddrString(network) + "/" + prefix;
  }
}
