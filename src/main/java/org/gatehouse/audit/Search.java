package org.gatehouse.audit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.time.CommonEra;
import org.gatehouse.trail.Catalogue;

/** What an address of the page asks for, in the viewer's zone, and what is wrong with it. */
final class Search {

  private final FilterInput input;
  private final Optional<Range> range;
  private final Optional<Position> before;
  private final Optional<Position> after;
  private final Optional<Grouping> group;
  private final boolean current;
  private final LogFilter filter;

  /**
   * Reads it.
   *
   * @param clock in the viewer's zone
   * @param region whose first day of the week counts
   */
  Search(Address address, Catalogue catalogue, Clock clock, Locale region) {
    // One moment for all: what slides to now has not ended a moment later.
    Instant now = clock.instant();
    input = new FilterInput(catalogue);
    range = input.range(address.get("range"));
    before = input.position(address.get("before"));
    group = input.group(address.get("group"));
    after = input.position(address.get("after"));
    Span span =
        range.filter(chosen -> chosen != Range.EXACT).isPresent()
            ? range.get().span(Clock.fixed(now, clock.getZone()), region)
            : exact(address, clock.getZone());
    current = span.to().map(to -> to.isAfter(now)).orElse(true);
    filter =
        new LogFilter(
            span.from(),
            span.to(),
            input.userName(address.get("username")),
            input.addresses(address.get("ip")),
            input.words(address.get("description")),
            input.item(address.get("item")),
            input.action(address.get("action")),
            input.outcome(address.get("outcome")),
            input.text(address.get("text")),
            input.sub(address.get("sub")));
  }

  /** Complains of what would find out, by what it finds, what is masked for the viewer. */
  Search forWhom(Masking masking) {
    if (masking.on()) {
      Mask.probes(filter).forEach(probe -> input.complain(probe.field(), probe.key()));
    }
    return this;
  }

  LogFilter filter() {
    return filter;
  }

  Optional<Range> range() {
    return range;
  }

  /** Whether its time still runs, so that more entries may come. */
  boolean current() {
    return current;
  }

  Optional<Grouping> group() {
    return group;
  }

  Optional<Position> before() {
    return before;
  }

  Optional<Position> after() {
    return after;
  }

  List<FieldError> errors() {
    return input.errors();
  }

  /** An hour that comes twice is meant whole: from its first time to its second. */
  private Span exact(Address address, ZoneId zone) {
    Span span =
        new Span(
            moment("from", address, time -> time.atZone(zone).withEarlierOffsetAtOverlap()),
            moment("to", address, time -> time.atZone(zone).withLaterOffsetAtOverlap()));
    if (span.reversed()) {
      input.complain("to", "audit.range.reversed");
    }
    return span;
  }

  private Optional<Instant> moment(
      String field, Address address, Function<LocalDateTime, ZonedDateTime> in) {
    Optional<LocalDateTime> typed = input.dateAndTime(field, address.get(field));
    try {
      return typed.map(in).map(time -> CommonEra.moment(time.toOffsetDateTime()));
    } catch (DateTimeException anotherEra) {
      input.complain(field, "audit.exact.shape");
      return Optional.empty();
    }
  }
}
