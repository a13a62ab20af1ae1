package org.gatehouse.platform.net;

import com.google.common.base.CharMatcher;
import org.gatehouse.platform.crypto.Tokens;

/** How the audit log writes the address of somebody else's server. */
public final class LoggedAddress {

  private static final int DIGITS = 8;

  private LoggedAddress() {}

  /**
   * The server, and a few digits of the hash of the rest: that may be a password, as those of chat
   * systems are.
   *
   * @param origin scheme, host and port
   * @param text the whole address
   */
  public static String of(String origin, String text) {
    String rest = text.substring(text.indexOf("//") + 2);
    int path = CharMatcher.anyOf("/?#").indexIn(rest);
    return path < 0 || rest.substring(path).equals("/")
        ? origin
        : origin + "/… #" + Tokens.hash(rest.substring(path)).substring(0, DIGITS);
  }
}
