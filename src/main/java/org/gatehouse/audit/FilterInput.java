package org.gatehouse.audit;

import com.google.common.base.Ascii;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.platform.time.CommonEra;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Outcome;
import org.jspecify.annotations.Nullable;

/** A filter as somebody typed it or a program sent it: read once, every complaint by its field. */
public final class FilterInput {

  /** What the list shows where nobody is known. */
  static final String NOBODY = "—";

  private static final int LONGEST = 255;

  private final Catalogue catalogue;
  private final List<FieldError> errors = new ArrayList<>();

  public FilterInput(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What was wrong so far. */
  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Refuses with INVALID if anything was wrong. */
  public void refuse() {
    if (!errors.isEmpty()) {
      throw BusinessException.invalid(errors);
    }
  }

  /** The whole filter as a program sends it; the lookup gives a parameter of REST by its name. */
  public LogFilter filter(Function<String, @Nullable String> sent) {
    LogFilter filter =
        new LogFilter(
            moment("from", sent.apply("from")),
            moment("to", sent.apply("to")),
            userName(sent.apply("username")),
            addresses(sent.apply("ip")),
            words(sent.apply("description")),
            item(sent.apply("item")),
            action(sent.apply("action")),
            outcome(sent.apply("outcome")),
            Optional.empty(),
            sub(sent.apply("sub")));
    if (new Span(filter.from(), filter.to()).reversed()) {
      complain("to", "audit.range.reversed");
    }
    return filter;
  }

  void complain(String field, String key, Object... args) {
    errors.add(FieldError.of(field, key, args));
  }

  /** A moment of RFC 3339, with any offset. */
  Optional<Instant> moment(String field, @Nullable String text) {
    return read(
        field,
        text,
        "audit.time.shape",
        value -> Optional.of(CommonEra.moment(OffsetDateTime.parse(value))));
  }

  /** A date with a time, as an {@code input} of that type writes it; its zone is the viewer's. */
  Optional<LocalDateTime> dateAndTime(String field, @Nullable String text) {
    return read(
        field,
        text,
        "audit.exact.shape",
        value -> Optional.of(CommonEra.checked(LocalDateTime.parse(value))));
  }

  Optional<Range> range(@Nullable String text) {
    return read("range", text, "audit.range.unknown", Range::find);
  }

  /** A dash, as the list writes it, stands for nobody known. */
  Optional<String> userName(@Nullable String text) {
    return read("username", text, "audit.username.shape", Optional::of)
        .map(name -> name.equals(NOBODY) ? "" : name);
  }

  Optional<Cidr> addresses(@Nullable String text) {
    return read("ip", text, "audit.ip.shape", value -> Optional.of(Cidr.parse(value)));
  }

  List<String> words(@Nullable String text) {
    return read(
            "description",
            text,
            "audit.description.shape",
            value -> Optional.of(Wording.words(value)).filter(words -> !words.isEmpty()))
        .orElse(List.of());
  }

  Optional<String> item(@Nullable String text) {
    return known("item", text, "audit.item.unknown", CatalogueText::item);
  }

  Optional<String> action(@Nullable String text) {
    return known("action", text, "audit.action.unknown", CatalogueText::action);
  }

  Optional<Outcome> outcome(@Nullable String text) {
    return read(
        "outcome",
        text,
        "audit.outcome.shape",
        value -> Optional.of(Outcome.valueOf(Ascii.toUpperCase(value))));
  }

  /** The key of a text that an entry may have. */
  Optional<String> text(@Nullable String text) {
    return read(
        "text",
        text,
        "audit.event.unknown",
        value -> catalogue.findPossible(value).map(CatalogueText::key));
  }

  Optional<Grouping> group(@Nullable String text) {
    return read("group", text, "audit.group.unknown", Grouping::find);
  }

  /** Whose entries: of accounts below, or of all; whether they exist is asked later. */
  String sub(@Nullable String text) {
    return read("sub", text, "audit.sub.shape", Optional::of).orElse("");
  }

  Optional<Position> position(@Nullable String text) {
    return read("cursor", text, "paging.cursor", Position::find);
  }

  /** How many entries a page holds; without a number the usual. */
  int limit(@Nullable String text, int most, int usual) {
    return read(
            "limit",
            text,
            "paging.limit",
            value ->
                Optional.of(Integer.valueOf(value)).filter(limit -> limit >= 1 && limit <= most),
            most)
        .orElse(usual);
  }

  private Optional<String> known(
      String field,
      @Nullable String text,
      String complaint,
      Function<CatalogueText, String> column) {
    return read(
        field,
        text,
        complaint,
        value ->
            catalogue.texts().stream()
                .map(column)
                .filter(name -> name.equalsIgnoreCase(value))
                .findFirst());
  }

  /** Blank is nothing; what can not be read is a complaint. */
  private <T> Optional<T> read(
      String field,
      @Nullable String text,
      String complaint,
      Function<String, Optional<T>> reader,
      Object... args) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<T> value = Optional.empty();
    if (text.length() <= LONGEST && text.indexOf('\0') < 0) {
      try {
        value = reader.apply(text.strip());
      } catch (IllegalArgumentException | DateTimeException unreadable) {
        value = Optional.empty();
      }
    }
    if (value.isEmpty()) {
      complain(field, complaint, args);
    }
    return value;
  }
}
