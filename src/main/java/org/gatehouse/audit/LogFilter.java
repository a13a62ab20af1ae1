package org.gatehouse.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.trail.Outcome;

/**
 * Which entries of the log are asked for; what is empty restricts nothing.
 *
 * @param from entries at or after it
 * @param to entries before it
 * @param userName the whole user name, without case
 * @param addresses the address, or the block that it lies in
 * @param words all of them stand in the description or its details
 */
public record LogFilter(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> userName,
    Optional<Cidr> addresses,
    List<String> words,
    Optional<String> item,
    Optional<String> action,
    Optional<Outcome> outcome) {

  /** Every entry. */
  public static final LogFilter NONE =
      new LogFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public LogFilter {
    words = List.copyOf(words);
  }

  /** The same within another span of time. */
  LogFilter within(Span span) {
    return new LogFilter(span.from(), span.to(), userName, addresses, words, item, action, outcome);
  }
}
