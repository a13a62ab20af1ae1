package org.gatehouse.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of the log ends: the time of an entry and its number, which order all entries.
 *
 * <p>It says nothing about whose log it is: that is the caller's account, always.
 */
public record Position(Instant occurredAt, long id) implements Comparable<Position> {

  /** Before every entry. */
  static final Position FIRST = new Position(Instant.EPOCH, 1);

  private static final byte VERSION = 1;
  private static final int LENGTH = 1 + Long.BYTES + Long.BYTES;
  private static final long SECOND = 1_000_000;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  @Override
  public int compareTo(Position other) {
    int time = occurredAt.compareTo(other.occurredAt);
    return time == 0 ? Long.compare(id, other.id) : time;
  }

  /** The opaque text that stands for it in addresses. */
  public String text() {
    byte[] bytes =
        ByteBuffer.allocate(LENGTH).put(VERSION).putLong(micros(occurredAt)).putLong(id).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The position that such a text stands for; empty for any other text. */
  static Optional<Position> find(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      return Optional.empty();
    }
    ByteBuffer values = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
    long micros = values.getLong();
    long id = values.getLong();
    if (id <= 0 || micros < micros(EARLIEST) || micros > micros(LATEST)) {
      return Optional.empty();
    }
    Position position = new Position(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    return Optional.of(position).filter(found -> found.text().equals(text));
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano() / 1_000;
  }
}
