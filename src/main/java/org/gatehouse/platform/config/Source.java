package org.gatehouse.platform.config;

import com.google.common.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.gatehouse.platform.net.Cidr;

/** Reads single values by their environment names and complains about a wrong one by that name. */
final class Source {

  private static final Set<String> YES = Set.of("true", "on", "yes", "1");
  private static final Set<String> NO = Set.of("false", "off", "no", "0");

  private final Function<String, Optional<String>> values;

  Source(Function<String, Optional<String>> values) {
    this.values = values;
  }

  static Source of(Config config) {
    return new Source(
        variable ->
            config
                .getOptionalValue(property(variable), String.class)
                .or(() -> config.getOptionalValue(variable, String.class)));
  }

  /** The property that MicroProfile Config maps to this environment variable. */
  static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  Optional<String> text(String variable) {
    return values.apply(variable).map(String::strip).filter(value -> !value.isEmpty());
  }

  boolean flag(String variable, boolean otherwise) {
    return text(variable)
        .map(
            value -> {
              String word = value.toLowerCase(Locale.ROOT);
              if (!YES.contains(word) && !NO.contains(word)) {
                throw new SettingsException(
                    variable, "must be true or false, not \"" + value + "\".");
              }
              return YES.contains(word);
            })
        .orElse(otherwise);
  }

  Optional<URI> uri(String variable, Set<String> schemes) {
    return text(variable)
        .map(
            value -> {
              URI uri = parse(variable, value);
              if (uri.getScheme() == null
                  || !schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                  || uri.getHost() == null) {
                throw new SettingsException(
                    variable, "must be an address that begins with " + beginnings(schemes) + ".");
              }
              return uri;
            });
  }

  Optional<HostAndPort> hostAndPort(String variable) {
    return text(variable)
        .map(
            value -> {
              try {
                return HostAndPort.fromString(value).requireBracketsForIPv6();
              } catch (IllegalArgumentException e) {
                throw new SettingsException(variable, "must be host:port, such as 127.0.0.1:53.");
              }
            });
  }

  List<Cidr> blocks(String variable) {
    return text(variable)
        .map(
            value ->
                Arrays.stream(value.split("[,\\s]+"))
                    .filter(part -> !part.isEmpty())
                    .map(part -> block(variable, part))
                    .toList())
        .orElse(List.of());
  }

  private static Cidr block(String variable, String part) {
    try {
      return Cidr.parse(part);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          variable, "must list CIDR blocks such as 10.0.0.0/8; \"" + part + "\" is none.");
    }
  }

  private static URI parse(String variable, String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new SettingsException(variable, "is not an address (RFC 3986).");
    }
  }

  private static String beginnings(Set<String> schemes) {
    return String.join(" or ", schemes.stream().sorted().map(scheme -> scheme + "://").toList());
  }
}
