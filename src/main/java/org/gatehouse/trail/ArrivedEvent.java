package org.gatehouse.trail;

import java.util.Arrays;
import org.gatehouse.platform.crypto.Tokens;

/** An event with its number, its salt and its canonical bytes: all that its rows hold. */
record ArrivedEvent(long id, Happening event, byte[] salt, byte[] canonical) {

  private static final int SALT_BYTES = 32;

  /** The random bytes of so many events, drawn at once. */
  static byte[] salts(int count) {
    return Tokens.random(count * SALT_BYTES);
  }

  /** The event that takes the given place in the salts. */
  static ArrivedEvent of(long id, Happening event, byte[] salts, int place) {
    byte[] salt = Arrays.copyOfRange(salts, place * SALT_BYTES, (place + 1) * SALT_BYTES);
    return new ArrivedEvent(id, event, salt, Leaf.bytes(event, salt));
  }

  long accountId() {
    return event.accountId();
  }
}
