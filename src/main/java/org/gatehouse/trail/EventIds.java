package org.gatehouse.trail;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.platform.crypto.Tokens;

/**
 * Makes ids that nobody guesses and that still follow time, so that they fill an index from its
 * end: UUID version 7 (RFC 9562).
 */
final class EventIds {

  private EventIds() {}

  static String next(Instant now) {
    ByteBuffer bytes = ByteBuffer.wrap(Tokens.random(16));
    long random = bytes.getLong(0);
    long high = (now.toEpochMilli() << 16) | 0x7000L | (random & 0x0FFFL);
    long low = (bytes.getLong(8) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
