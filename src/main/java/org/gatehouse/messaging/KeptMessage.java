package org.gatehouse.messaging;

import java.time.Instant;

/**
 * A message that waits in the outbox of a demo.
 *
 * @param text what it says, as text
 * @param html what it says, as HTML; empty for a text message
 */
public record KeptMessage(
    long id,
    boolean sms,
    String recipient,
    String subject,
    String text,
    String html,
    Instant createdAt) {

  /** Without what it says. */
  @Override
  public String toString() {
    return "KeptMessage[" + id + "]";
  }
}
