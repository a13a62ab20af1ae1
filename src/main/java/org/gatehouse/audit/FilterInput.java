package org.gatehouse.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Outcome;
import org.jspecify.annotations.Nullable;

/** A filter as somebody typed it or a program sent it: read once, every complaint by its field. */
final class FilterInput {

  private static final int LONGEST = 255;

  private final Catalogue catalogue;
  private final List<FieldError> errors = new ArrayList<>();

  FilterInput(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What was wrong so far. */
  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Refuses with INVALID if anything was wrong. */
  void refuse() {
    if (!errors.isEmpty()) {
      throw BusinessException.invalid(errors);
    }
  }

  void complain(String field, String key) {
    errors.add(FieldError.of(field, key));
  }

  /** A moment of RFC 3339, with any offset. */
  Optional<Instant> moment(String field, @Nullable String text) {
    return read(
        field,
        text,
        "audit.time.invalid",
        value -> {
          OffsetDateTime moment = OffsetDateTime.parse(value);
          return moment.getYear() < 1 || moment.getYear() > 9999
              ? Optional.empty()
              : Optional.of(moment.toInstant());
        });
  }

  Optional<String> userName(@Nullable String text) {
    return read("username", text, "audit.username.invalid", Optional::of);
  }

  Optional<Cidr> addresses(@Nullable String text) {
    return read("ip", text, "audit.ip.invalid", value -> Optional.of(Cidr.parse(value)));
  }

  List<String> words(@Nullable String text) {
    return read(
            "description",
            text,
            "audit.description.invalid",
            value -> Optional.of(Wording.words(value)).filter(words -> !words.isEmpty()))
        .orElse(List.of());
  }

  Optional<String> item(@Nullable String text) {
    return known("item", text, CatalogueText::item);
  }

  Optional<String> action(@Nullable String text) {
    return known("action", text, CatalogueText::action);
  }

  Optional<Outcome> outcome(@Nullable String text) {
    return read(
        "outcome", text, "audit.outcome.invalid", value -> Optional.of(Outcome.valueOf(value)));
  }

  Optional<Position> position(@Nullable String text) {
    return read("cursor", text, "audit.cursor.invalid", Position::find);
  }

  /** A number within bounds; without one the last of the three. */
  int number(String field, @Nullable String text, int least, int most, int otherwise) {
    return read(
            field,
            text,
            "audit.limit.invalid",
            value ->
                Optional.of(Integer.valueOf(value))
                    .filter(number -> number >= least && number <= most))
        .orElse(otherwise);
  }

  private Optional<String> known(
      String field, @Nullable String text, Function<CatalogueText, String> column) {
    return read(
        field,
        text,
        "audit." + field + ".invalid",
        value ->
            catalogue.texts().stream()
                .map(column)
                .filter(name -> name.equalsIgnoreCase(value))
                .findFirst());
  }

  /** Blank is nothing; what can not be read is a complaint. */
  private <T> Optional<T> read(
      String field, @Nullable String text, String complaint, Function<String, Optional<T>> reader) {
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
      complain(field, complaint);
    }
    return value;
  }
}
