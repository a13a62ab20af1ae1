package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/** What the page of the log shows, in the viewer's words. */
public final class View {

  private static final Set<String> NO_FIELD = Set.of("range", "cursor", "sub", "text", "group");

  private final Address address;
  private final Search search;
  private final LogSlice slice;
  private final Beside beside;
  private final Vocabulary vocabulary;
  private final EntryWords words;
  private final Texts texts;
  private final Chips chips;

  View(Address address, Search search, LogSlice slice, Beside beside, Vocabulary vocabulary) {
    this.address = address;
    this.search = search;
    this.slice = slice;
    this.beside = beside;
    this.vocabulary = vocabulary;
    this.texts = vocabulary.texts();
    this.words = new EntryWords(vocabulary.language());
    this.chips = new Chips(address, search, vocabulary);
  }

  /**
   * The entry beside the list.
   *
   * @param path the page of what it changed, if the viewer may open it
   * @param restorable the fields whose value before can be put back
   */
  record Beside(Optional<LogEntry> entry, Optional<String> path, Set<String> restorable) {

    static final Beside NOTHING = new Beside(Optional.empty(), Optional.empty(), Set.of());
  }

  /** A line of the list. */
  public record Line(
      LogEntry entry,
      String account,
      String description,
      String summary,
      String address,
      boolean chosen) {}

  /** A filter that is on, and the address without it. */
  public record Chip(String field, String value, String without) {}

  /**
   * A field before and after; the address that asks to put it back is empty where it can not be.
   */
  public record Changed(String field, EntryWords.Changed words, String restore) {}

  public List<Line> getLines() {
    return slice.items().stream().map(this::line).toList();
  }

  /** The filters that are on, but the account. */
  public List<Chip> getChips() {
    return chips.all();
  }

  /** Whether a date and time are asked for. */
  public boolean isExact() {
    return search.range().filter(Range.EXACT::equals).isPresent();
  }

  /** Whether groups stand in place of the entries. */
  public boolean isGrouped() {
    return search.group().isPresent();
  }

  /** The column that they are grouped by. */
  public String getGroup() {
    return address.get("group");
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

  /** Where to ask how many entries have come above these; empty where none can come. */
  public String getNews() {
    boolean newest = address.get("before").isEmpty() && slice.newer().isEmpty() && search.current();
    if (!newest || isWrong() || isGrouped()) {
      return "";
    }
    Position top = slice.items().isEmpty() ? Position.FIRST : slice.items().get(0).position();
    String query = address.view().query();
    return "/audit/newer?" + query + (query.isEmpty() ? "" : "&") + "since=" + top.text();
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
        .filter(error -> NO_FIELD.contains(error.field()))
        .map(this::text)
        .findFirst()
        .orElse(null);
  }

  /** Whether anything is wrong with the search, so that nothing was looked for. */
  public boolean isWrong() {
    return !search.errors().isEmpty();
  }

  /** Whether anything is wrong with a field of the sheet of filters. */
  public boolean isWrongInSheet() {
    return Set.of("username", "ip", "item", "action", "outcome").stream()
        .anyMatch(field -> complaint(field) != null);
  }

  /** The entry beside the list; null for none. */
  public @Nullable LogEntry getEntry() {
    return beside.entry().orElse(null);
  }

  /** The name of its account. */
  public String getEntryAccount() {
    return beside.entry().map(LogEntry::account).map(vocabulary::account).orElse("");
  }

  /** What it tells; empty for none. */
  public String getEntryDescription() {
    return beside.entry().map(vocabulary::description).orElse("");
  }

  /** The path of the page of what it changed; empty for none. */
  public String getEntrySetting() {
    return beside.path().orElse("");
  }

  public List<Changed> getChanges() {
    List<Changed> changes = new ArrayList<>();
    beside
        .entry()
        .ifPresent(
            entry -> {
              List<EntryWords.Changed> shown = words.changes(entry);
              for (int i = 0; i < shown.size(); i++) {
                changes.add(changed(entry.changes().get(i), shown.get(i)));
              }
            });
    return changes;
  }

  /** The change whose former value is asked about; null for none. */
  public @Nullable Changed getRestoring() {
    return getChanges().stream()
        .filter(change -> !change.restore().isEmpty())
        .filter(change -> change.field().equals(address.get("restore")))
        .findFirst()
        .orElse(null);
  }

  public List<EntryWords.Named> getDetails() {
    return beside.entry().map(words::details).orElse(List.of());
  }

  /** The entry for whoever copies it. */
  public String getJson() {
    return beside.entry().map(shown -> EntryJson.of(shown).toString()).orElse("");
  }

  private Line line(LogEntry item) {
    return new Line(
        item,
        vocabulary.account(item.account()),
        vocabulary.description(item),
        words.summary(item),
        address
                .beside(item.id(), vocabulary.own().equals(item.account()) ? "" : item.account())
                .text()
            + "#e-"
            + item.id(),
        beside.entry().filter(item::equals).isPresent());
  }

  private Changed changed(Change change, EntryWords.Changed shown) {
    String field = change.field();
    boolean can = beside.restorable().contains(field);
    return new Changed(field, shown, can ? address.restoring(field).text() + "#restore" : "");
  }

  private String text(FieldError error) {
    return texts.of(error.key(), error.args());
  }
}
