package org.gatehouse.policy;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.platform.net.Cidr;

/** The addresses from which an account's people may come; without any block, from everywhere. */
public record AllowList(List<Cidr> blocks) {

  /** From everywhere. */
  static final AllowList EVERYWHERE = new AllowList(List.of());

  private static final String SEPARATOR = ", ";

  public AllowList {
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads blocks with commas between them.
   *
   * @throws IllegalArgumentException if one is none
   */
  static AllowList parse(String text) {
    return new AllowList(
        Arrays.stream(text.split("[,\\s]+"))
            .filter(block -> !block.isEmpty())
            .map(Cidr::parse)
            .distinct()
            .toList());
  }

  /** Whether somebody at this address may come in; an unreadable one is nobody's. */
  public boolean allows(String address) {
    return blocks.isEmpty()
        || (InetAddresses.isInetAddress(address)
            && blocks.stream().anyMatch(block -> block.contains(InetAddresses.forString(address))));
  }

  /** The blocks as texts. */
  public List<String> texts() {
    return blocks.stream().map(Cidr::toString).toList();
  }

  String text() {
    return texts().stream().collect(Collectors.joining(SEPARATOR));
  }
}
