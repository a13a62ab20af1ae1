package org.gatehouse.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A text message (SMS) to be sent; its words are one key of the bundle.
 *
 * @param to the recipient's number in E.164, such as {@code +491701234567}
 * @param validUntil after this it is worthless and is not sent any more
 */
public record TextMessage(
    long accountId, String to, Locale language, String key, List<String> args, Instant validUntil) {

  public TextMessage {
    args = List.copyOf(args);
  }
}
