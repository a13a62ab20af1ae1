package org.gatehouse.platform.config;

import com.google.common.base.Splitter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What secrets are encrypted with at rest, 32 bytes each.
 *
 * @param current encrypts; empty for the one in the data folder
 * @param former decrypt as well: what they encrypted is encrypted anew at the start
 */
public record Keys(Optional<byte[]> current, List<byte[]> former) {

  private static final String CURRENT = "GATEHOUSE_KEY";
  private static final String FORMER = "GATEHOUSE_KEY_FORMER";
  private static final int KEY_BYTES = 32;

  static Keys read(Source source, boolean required) {
    Optional<byte[]> current = source.text(CURRENT).map(text -> decode(CURRENT, text));
    if (current.isEmpty() && required) {
      throw new SettingsException(
          CURRENT, "is required with PostgreSQL: the base64 of 32 random bytes.");
    }
    List<byte[]> former =
        Splitter.on(',')
            .trimResults()
            .omitEmptyStrings()
            .splitToStream(source.text(FORMER).orElse(""))
            .map(text -> decode(FORMER, text))
            .toList();
    return new Keys(current, former);
  }

  private static byte[] decode(String variable, String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // The same complaint; what was typed is a secret.
    }
    throw new SettingsException(variable, "must be the base64 of exactly 32 bytes.");
  }
}
