package org.gatehouse.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail to be sent: its words are two keys of the bundle, {@code <key>.subject} and {@code
 * <key>.text}, with the same parameters.
 *
 * @param to the recipient's address
 * @param language the recipient's language
 * @param validUntil after this it is worthless and is not sent any more
 */
public record Message(
    long accountId,
    String to,
    Locale language,
    String key,
    List<String> args,
    Optional<Instant> validUntil) {

  public Message {
    args = List.copyOf(args);
  }
}
