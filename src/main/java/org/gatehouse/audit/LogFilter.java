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
 * @param userName the whole user name, without case; an empty one stands for nobody known
 * @param addresses the address, or the block that it lies in
 * @param words all of them stand in the description or its details
 * @param text the key of the catalogue's text
 * @param sub whose entries, as {@link LogScope#of} reads it; empty for the caller's account
 */
public record LogFilter(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> userName,
    Optional<Cidr> addresses,
    List<String> words,
    Optional<String> item,
    Optional<String> action,
    Optional<Outcome> outcome,
    Optional<String> text,
    String sub) {

  /** Every entry of the caller's account. */
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

  /** A filter of the caller's account. */
  public LogFilter(
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<String> userName,
      Optional<Cidr> addresses,
      List<String> words,
      Optional<String> item,
      Optional<String> action,
      Optional<Outcome> outcome) {
    this(from, to, userName, addresses, words, item, action, outcome, Optional.empty(), "");
  }

  /** The same within another span of time. */
  public LogFilter within(Span span) {
    return new LogFilter(
        span.from(), span.to(), userName, addresses, words, item, action, outcome, text, sub);
  }

  /** The same from other addresses. */
  LogFilter by(Optional<Cidr> others) {
    return new LogFilter(from, to, userName, others, words, item, action, outcome, text, sub);
  }

  /** The same for one text of the catalogue. */
  public LogFilter saying(Optional<String> only) {
    return new LogFilter(from, to, userName, addresses, words, item, action, outcome, only, sub);
  }

  /** The same for other accounts, as {@link LogScope#of} reads them. */
  public LogFilter of(String accounts) {
    return new LogFilter(
        from, to, userName, addresses, words, item, action, outcome, text, accounts);
  }
}
