package org.gatehouse.devices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.platform.crypto.Tokens;

/**
 * The tokens of one browser, one for each of the people who sign in on it; the newest last, and so
 * many at most.
 */
public record DeviceTokens(List<String> all) {

  /** A browser on which nobody has signed in. */
  public static final DeviceTokens NONE = new DeviceTokens(List.of());

  static final int MOST = 10;

  private static final String DOT = ".";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  public DeviceTokens {
    all = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Those that a cookie's value holds; what is no token is left out. */
  static DeviceTokens of(String cookie) {
    return new DeviceTokens(
        Arrays.stream(cookie.split("\\.", MOST * 2))
            .filter(part -> TOKEN.matcher(part).matches())
            .distinct()
            .toList());
  }

  /** The cookie's value. */
  String text() {
    return String.join(DOT, all);
  }

  /** With a new token in the place of those that the same person had. */
  DeviceTokens with(String token, Set<String> hashesOfHis) {
    List<String> others = new ArrayList<>(all);
    others.removeIf(other -> hashesOfHis.contains(Tokens.hash(other)));
    others.add(token);
    return new DeviceTokens(others);
  }

  Set<String> hashes() {
    return all.stream().map(Tokens::hash).collect(Collectors.toUnmodifiableSet());
  }

  /** Without the tokens, which must not end up in a log. */
  @Override
  public String toString() {
    return "DeviceTokens[" + all.size() + "]";
  }
}
