package org.gatehouse.audit;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** What the page of the log shows, in the viewer's words. */
public final class View {

  private final Address address;
  private final Search search;
  private final LogSlice slice;
  private final Optional<LogEntry> entry;
  private final EntryWords words;
  private final Locale language;
  private final Texts texts;

  View(Address address, Search search, LogSlice slice, Optional<LogEntry> entry, Locale language) {
    this.address = address;
    this.search = search;
    this.slice = slice;
    this.entry = entry;
    this.language = language;
    this.texts = Texts.in(language);
    this.words = new EntryWords(texts);
  }

  /** A line of the list. */
  public record Line(LogEntry entry, String summary, String address, boolean chosen) {}

  /** A filter that is on, and the address without it. */
  public record Chip(String field, String value, String without) {}

  public List<Line> getLines() {
    return slice.items().stream()
        .map(
            item ->
                new Line(
                    item,
                    words.summary(item),
                    address.beside(item.id()).text() + "#e-" + item.id(),
                    entry.filter(shown -> shown.id().equals(item.id())).isPresent()))
        .toList();
  }

  /** The filters that are on, but the account. */
  public List<Chip> getChips() {
    List<Chip> chips = new ArrayList<>();
    search
        .range()
        .filter(range -> range != Range.EXACT || !time().isEmpty())
        .ifPresent(range -> chips.add(chip("range", time(), "range", "from", "to")));
    for (String field : List.of("username", "ip", "description")) {
      if (!address.get(field).isEmpty()) {
        chips.add(chip(field, address.get(field), field));
      }
    }
    return chips;
  }

  /** Whether a date and time are asked for. */
  public boolean isExact() {
    return search.range().filter(Range.EXACT::equals).isPresent();
  }

  /** Whether anything keeps entries from being shown. */
  public boolean isFiltered() {
    return !getChips().isEmpty();
  }

  public String getNewer() {
    return slice.newer().map(position -> address.at("after", position).text()).orElse("");
  }

  public String getOlder() {
    return slice.older().map(position -> address.at("before", position).text()).orElse("");
  }

  /** What is wrong with a field of the search; null if nothing is. */
  public @Nullable String complaint(String field) {
    return search.errors().stream()
        .filter(error -> error.field().equals(field))
        .map(this::text)
        .findFirst()
        .orElse(null);
  }

  /** What is wrong and belongs to no field that is shown. */
  public @Nullable String getComplaint() {
    return search.errors().stream()
        .filter(error -> List.of("range", "cursor").contains(error.field()))
        .map(this::text)
        .findFirst()
        .orElse(null);
  }

  /** Whether anything is wrong with the search, so that nothing was looked for. */
  public boolean isWrong() {
    return !search.errors().isEmpty();
  }

  /** The entry beside the list; null for none. */
  public @Nullable LogEntry getEntry() {
    return entry.orElse(null);
  }

  public List<EntryWords.Changed> getChanges() {
    return entry.map(words::changes).orElse(List.of());
  }

  public List<EntryWords.Named> getDetails() {
    return entry.map(words::details).orElse(List.of());
  }

  /** The entry for whoever copies it. */
  public String getJson() {
    return entry.map(shown -> EntryJson.of(shown).toString()).orElse("");
  }

  private String text(FieldError error) {
    return texts.of(error.key(), error.args());
  }

  private Chip chip(String field, String value, String... names) {
    return new Chip(field, value, address.without(names).text());
  }

  private String time() {
    if (!isExact()) {
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
      return DateTimeFormatter.ofPattern(texts.of("time.otherYear"), language)
          .format(LocalDateTime.parse(dateAndTime));
    } catch (DateTimeException typed) {
      return dateAndTime;
    }
  }
}
