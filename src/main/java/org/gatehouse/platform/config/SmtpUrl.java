package org.gatehouse.platform.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the address of the mail server says besides where it is. */
public final class SmtpUrl {

  private static final String VARIABLE = "GATEHOUSE_SMTP_URL";
  private static final String FROM = "from=";

  private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?";
  private static final String ADDRESS =
      dotted(ATOM) + "@(?:" + dotted(LABEL) + "|\\[[0-9A-Fa-f:.]+])";

  /** Any letter or sign but the special ones of ASCII, and nothing that breaks or turns a line. */
  private static final String WORD =
      "[\\p{Alnum}!#$%&'*+/=?^_`{|}~.\\-\\u00A1-\\u2027\\u202F-\\x{10FFFF}]+";

  private static final String NAME =
      "(?:" + WORD + "(?: +" + WORD + ")*+|\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\])*+\")";

  /** An address, or a name and an address in angle brackets (RFC 5322, 3.4). */
  private static final Pattern SENDER =
      Pattern.compile(ADDRESS + "|(?:" + NAME + " *)?<" + ADDRESS + ">");

  private SmtpUrl() {}

  /**
   * Reads it. A sender that is no address is refused here: it would fail with each mail, and look
   * there as if something was wrong with the recipient.
   */
  static Optional<URI> read(Source source) {
    Optional<URI> server = source.uri(VARIABLE, Set.of("smtp", "smtps"));
    if (server.filter(url -> !SENDER.matcher(sender(url)).matches()).isPresent()) {
      throw new SettingsException(
          VARIABLE, "must name an address as the sender, such as ?from=gatehouse@example.com.");
    }
    return server;
  }

  /** Whom mails come from: what stands behind {@code ?from=}, else a name at the server's host. */
  public static String sender(URI server) {
    return Stream.ofNullable(server.getRawQuery())
        .flatMap(query -> Arrays.stream(query.split("&")))
        .filter(pair -> pair.startsWith(FROM))
        .map(pair -> decoded(pair.substring(FROM.length())))
        .findFirst()
        .orElseGet(() -> "gatehouse@" + server.getHost());
  }

  /** As a URI has it (RFC 3986): a plus is a plus, as in many passwords and addresses. */
  public static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String dotted(String part) {
    return part + "(?:\\." + part + ")*+";
  }
}
