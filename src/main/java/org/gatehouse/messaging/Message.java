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
 * @param audited the machine name of the audit event that tells whether it was sent, if one does
 */
public record Message(
    long accountId,
    String to,
    Locale language,
    String key,
    List<String> args,
    Optional<Instant> validUntil,
    Optional<String> audited) {

  public Message {
    args = List.copyOf(args);
  }

  /** A mail whose sending the audit log does not tell of. */
  public Message(
      long accountId,
      String to,
      Locale language,
      String key,
      List<String> args,
      Optional<Instant> validUntil) {
    this(accountId, to, language, key, args, validUntil, Optional.empty());
  }
}
