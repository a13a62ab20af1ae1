package org.gatehouse.audit;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.Texts;

/** The filters that are on, in the reader's words. */
final class Chips {

  private static final List<String> TIME = List.of("range", "from", "to");

  private final Address address;
  private final Search search;
  private final Vocabulary words;
  private final Texts texts;

  Chips(Address address, Search search, Vocabulary words) {
    this.address = address;
    this.search = search;
    this.words = words;
    this.texts = words.texts();
  }

  /** One each, the time first. */
  List<View.Chip> all() {
    List<View.Chip> chips = new ArrayList<>();
    if (search.range().filter(range -> range != Range.EXACT || !time().isEmpty()).isPresent()) {
      chips.add(
          new View.Chip("range", time(), address.without(TIME.toArray(String[]::new)).text()));
    }
    for (String field : Address.NARROWING) {
      String value = address.get(field);
      if (!TIME.contains(field) && !value.isEmpty()) {
        chips.add(new View.Chip(field, words.value(field, value), address.without(field).text()));
      }
    }
    return chips;
  }

  /** All of them in one line. */
  String line() {
    return all().stream()
        .map(chip -> texts.of("audit.field." + chip.field()) + ": " + chip.value())
        .collect(Collectors.joining(" · "));
  }

  private String time() {
    if (search.range().filter(Range.EXACT::equals).isEmpty()) {
      return texts.of("audit.range." + address.get("range"));
    }
    String from = shown(address.get("from"));
    String to = shown(address.get("to"));
    if (from.isEmpty() || to.isEmpty()) {
      return from.isEmpty() && to.isEmpty()
          ? ""
          : texts.of(to.isEmpty() ? "audit.range.since" : "audit.range.until", from + to);
    }
    return texts.of("audit.range.between", from, to);
  }

  /** A date and time as the language writes it; what is none as it was typed. */
  private String shown(String dateAndTime) {
    try {
      return DateTimeFormatter.ofPattern(texts.of("time.otherYear"), words.language())
          .format(LocalDateTime.parse(dateAndTime));
    } catch (DateTimeException typed) {
      return dateAndTime;
    }
  }
}
