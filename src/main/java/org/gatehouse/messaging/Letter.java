package org.gatehouse.messaging;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail or a text message as it is sent.
 *
 * @param attempt which one this is, from one up
 * @param reference names it for whoever sends it, the same at every attempt
 * @param kind the key of its words
 * @param subject empty for a text message
 * @param home where the account's people reach us, without a slash at its end
 * @param validUntil after this it is worthless
 */
public record Letter(
    long id,
    int attempt,
    String reference,
    String recipient,
    Locale language,
    String kind,
    String subject,
    String text,
    Look look,
    String home,
    Optional<Instant> validUntil) {

  /** Without what it says: a text holds links and codes that open something. */
  @Override
  public String toString() {
    return "Letter[" + id + "]";
  }
}
